package org.halte.base.formats.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halte.base.formats.CsvWriter;
import org.jspecify.annotations.Nullable;

/**
 * A zip with a csv per table, for people: UTF-8 with a mark, semicolons, no cell becomes a formula.
 */
public final class CsvSink implements TableSink {

  private final ZipOutputStream zip;
  private @Nullable Writer text;
  private @Nullable CsvWriter csv;

  public CsvSink(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  @Override
  public void table(String name) throws IOException {
    end();
    zip.putNextEntry(new ZipEntry(SafeNames.of(name) + ".csv"));
    Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    text = writer;
    csv = CsvWriter.forPeople(writer, ';');
  }

  @Override
  public void row(List<Object> cells) throws IOException {
    if (csv == null) {
      throw new IllegalStateException("a row before any table");
    }
    csv.row(cells);
  }

  @Override
  public void close() throws IOException {
    end();
    zip.close();
  }

  private void end() throws IOException {
    if (text != null && csv != null) {
      csv.flush();
      text.flush();
      zip.closeEntry();
    }
  }
}

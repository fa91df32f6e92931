package org.halte.base.formats;

import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a table as csv. */
public final class CsvWriter {
  private CsvWriter() {}

  /**
   * For people: UTF-8 with a mark (Excel needs it to show accents) and the separator their Excel
   * expects; no cell becomes a formula.
   */
  public static byte[] forPeople(List<List<String>> rows, char separator) {
    List<List<String>> safe =
        rows.stream().map(row -> row.stream().map(SafeCells::text).toList()).toList();
    return ("\uFEFF" + write(safe, separator)).getBytes(StandardCharsets.UTF_8);
  }

  /** For programs such as ODK's phones: UTF-8 without mark, commas, nothing altered. */
  public static byte[] forPrograms(List<List<String>> rows) {
    return write(rows, ',').getBytes(StandardCharsets.UTF_8);
  }

  private static String write(List<List<String>> rows, char separator) {
    StringWriter text = new StringWriter();
    CsvWriterBuilder builder =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.LF);
    try (var writer = builder.build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

package org.halte.base.formats;

import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
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
    CsvWriterBuilder builder =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.LF);
    return ("\uFEFF" + write(safe, builder)).getBytes(StandardCharsets.UTF_8);
  }

  /** For ODK's phones: UTF-8 without mark, commas, every cell in quotes, nothing altered. */
  public static byte[] forPhones(List<List<String>> rows) {
    CsvWriterBuilder builder =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.ALWAYS);
    return write(rows, builder).getBytes(StandardCharsets.UTF_8);
  }

  private static String write(List<List<String>> rows, CsvWriterBuilder builder) {
    StringWriter text = new StringWriter();
    try (var writer = builder.build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

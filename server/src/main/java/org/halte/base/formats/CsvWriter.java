package org.halte.base.formats;

import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table as csv: the one place where that is done. What people open in a spreadsheet is
 * guarded by {@link SafeCells}; what a phone reads as a list of its form is exact, since a changed
 * value would come back in a report.
 */
public final class CsvWriter {

  /** Excel needs it to show accents. */
  private static final char MARK = '\uFEFF';

  /** What some spreadsheet takes for the end of a cell, whatever separator the file has. */
  private static final String SEPARATORS = ",;\t|";

  private static final QuoteStrategy WHAT_COULD_BE_CUT =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
          return value.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
        }
      };

  private final de.siegmar.fastcsv.writer.CsvWriter csv;

  private CsvWriter(de.siegmar.fastcsv.writer.CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * For people, row by row: UTF-8 with a mark, and the separator their spreadsheet expects; no cell
   * becomes a formula. Nothing is written before {@link #flush}.
   */
  public static CsvWriter forPeople(Writer out, char separator) throws IOException {
    out.write(MARK);
    return new CsvWriter(
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(WHAT_COULD_BE_CUT)
            .build(out));
  }

  /** For people, at once. */
  public static byte[] forPeople(List<List<String>> rows, char separator) {
    StringWriter text = new StringWriter();
    try {
      CsvWriter writer = forPeople(text, separator);
      rows.forEach(writer::row);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds a row of texts and numbers; numbers stay numbers. */
  public void row(List<?> cells) {
    csv.writeRecord(
        cells.stream()
            .map(cell -> cell instanceof Number ? cell.toString() : SafeCells.text(cell.toString()))
            .toList());
  }

  /** Hands on what was written. */
  public void flush() throws IOException {
    csv.flush();
  }

  /** A list as ODK's phones read it: UTF-8 without mark, commas, nothing altered. */
  public static byte[] exactForPhones(List<List<String>> rows) {
    return exact(
        rows, de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.LF));
  }

  /** The same as the reference converter of forms writes it: every cell in quotes. */
  public static byte[] exactInQuotes(List<List<String>> rows) {
    return exact(
        rows,
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.ALWAYS));
  }

  private static byte[] exact(List<List<String>> rows, CsvWriterBuilder builder) {
    StringWriter text = new StringWriter();
    try (var writer = builder.build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

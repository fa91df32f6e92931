package org.halte.base.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads csv files as people save them: separator {@code ,} {@code ;} tab or {@code |}, UTF-8 with
 * or without mark, UTF-16, or the Windows encoding of Western Europe that French Excel writes.
 */
public final class CsvTables {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int LINES_LOOKED_AT = 20;

  private CsvTables() {}

  /** One sheet named "" whose row numbers count records, header first. */
  public static Workbook read(byte[] content, Limits limits) {
    String text = decode(content);
    if (text.indexOf('\0') >= 0) {
      throw new UnreadableFile(
          UnreadableFile.Reason.NOT_A_SPREADSHEET,
          "Ce fichier n'est pas un tableau de texte (csv) : enregistrez-le en .xlsx ou en .csv.",
          "This file is not a table of text (csv): save it as .xlsx or .csv.");
    }
    List<Row> rows = new ArrayList<>();
    int cells = 0;
    try (CsvReader<CsvRecord> reader = reader(text, limits)) {
      int number = 0;
      for (CsvRecord line : reader) {
        Row row = Row.of(++number, line.getFields());
        for (Cell cell : row.cells()) {
          limits.checkCell(cell.column(), cell.text());
        }
        limits.checkCells(cells += row.cells().size());
        if (!row.isEmpty()) {
          rows.add(row);
          limits.checkRow(rows.size());
        }
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      UnreadableFile problem =
          new UnreadableFile(
              UnreadableFile.Reason.BROKEN,
              "Ce fichier csv ne se lit pas (un guillemet non refermé ?) : enregistrez-le à nouveau.",
              "This csv file cannot be read (an unclosed quote?): save it again.");
      problem.initCause(e);
      throw problem;
    }
    return new Workbook(List.of(new Sheet("", rows)));
  }

  private static CsvReader<CsvRecord> reader(String text, Limits limits) {
    return CsvReader.builder()
        .fieldSeparator(guessSeparator(text))
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .trimWhitespacesAroundQuotes(true)
        .maxBufferSize(Math.max(1 << 16, 4 * limits.cellCharacters()))
        .ofCsvRecord(text);
  }

  /** The text of a file whose encoding nobody tells. */
  static String decode(byte[] content) {
    if (content.length >= 2 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
      return withoutMark(new String(content, StandardCharsets.UTF_16LE));
    }
    if (content.length >= 2 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
      return withoutMark(new String(content, StandardCharsets.UTF_16BE));
    }
    try {
      return withoutMark(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString());
    } catch (CharacterCodingException e) {
      return new String(content, Charset.forName("windows-1252"));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The separator that cuts the first lines most evenly; commas when nothing speaks for another.
   */
  static char guessSeparator(String text) {
    char best = ',';
    long bestScore = 0;
    for (char candidate : SEPARATORS) {
      long score = score(text, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** Fields of the first line, rewarded for every next line that has as many. */
  private static long score(String text, char separator) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < text.length() && counts.size() < LINES_LOOKED_AT; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == separator) {
        count++;
      } else if (!quoted && c == '\n') {
        counts.add(count);
        count = 0;
      }
    }
    if (counts.isEmpty()) {
      counts.add(count);
    }
    int first = counts.getFirst();
    long alike = counts.stream().filter(n -> n == first).count();
    return first * alike;
  }
}

package org.halte.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.base.formats.KmlTables;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.formats.Workbook;

/**
 * The rows of somebody's file and what its columns are called.
 *
 * @param columns by their number, counted from 1
 */
record ImportTable(String file, Map<Integer, String> columns, List<SourceRow> rows) {

  private static final int HEADINGS_WITHIN = 25;
  private static final int EXACT = 3;

  ImportTable {
    columns = Map.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row and where it stands.
   *
   * @param sheet the tab or layer; "" where there is only one
   */
  record SourceRow(String sheet, Row row) {}

  /**
   * Reads csv, xlsx, kml or kmz. Layers of a map and tabs with the same headings are read one after
   * the other; of other workbooks, the tab whose headings say most.
   *
   * @throws ImportProblem with a sentence for the person who brought the file
   */
  static ImportTable read(byte[] content, String file, ImportKind kind) {
    Workbook workbook = workbook(content, file);
    List<Part> parts = new ArrayList<>();
    for (Sheet sheet : workbook.sheets()) {
      if (!sheet.rows().isEmpty()) {
        parts.add(Part.of(sheet, kind));
      }
    }
    Part best =
        parts.stream()
            .max(Comparator.comparingInt(Part::score))
            .filter(part -> part.score() > 0)
            .orElseThrow(() -> ImportProblem.noRows(file));
    Map<Integer, String> columns = new LinkedHashMap<>(best.headings());
    List<SourceRow> rows = new ArrayList<>();
    for (Part part : parts) {
      rows.addAll(part.rowsUnder(columns, parts.size() > 1));
    }
    if (rows.isEmpty()) {
      throw ImportProblem.noRows(file);
    }
    return new ImportTable(file, columns, rows);
  }

  /** The headings from left to right, a repeated one with its turn: each names one column. */
  Map<Integer, String> headings() {
    Map<Integer, String> headings = new LinkedHashMap<>();
    columns.keySet().stream()
        .sorted()
        .forEach(column -> {
          String name = columns.getOrDefault(column, "");
          String free = name;
          for (int turn = 2; headings.containsValue(free); turn++) {
            free = name + " (" + turn + ")";
          }
          headings.put(column, free);
        });
    return headings;
  }

  /** The number of the column of that heading; throws {@link ImportProblem} when there is none. */
  int getColumn(String heading) {
    return headings().entrySet().stream()
        .filter(entry -> entry.getValue().equals(heading))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> ImportProblem.unknownColumn(heading));
  }

  /** Which column is which, by its heading; each field at most once. */
  Map<Integer, ImportField> guess(ImportKind kind) {
    return guess(columns, kind);
  }

  private static Map<Integer, ImportField> guess(Map<Integer, String> headings, ImportKind kind) {
    Map<ImportField, Integer> taken = new EnumMap<>(ImportField.class);
    for (int fit = EXACT; fit > 0; fit--) {
      for (ImportField field : ImportField.listOf(kind)) {
        for (int column : headings.keySet().stream().sorted().toList()) {
          String heading = Plain.words(headings.getOrDefault(column, ""));
          boolean free = !taken.containsKey(field) && !taken.containsValue(column);
          if (free && field.fit(heading) == fit) {
            taken.put(field, column);
          }
        }
      }
    }
    Map<Integer, ImportField> mapping = new LinkedHashMap<>();
    taken.forEach((field, column) -> mapping.put(column, field));
    return mapping;
  }

  private static Workbook workbook(byte[] content, String file) {
    try {
      return KmlTables.isKml(content)
          ? KmlTables.read(content, Limits.USUAL)
          : Spreadsheets.read(content, file);
    } catch (UnreadableFile e) {
      throw (ImportProblem) ImportProblem.unreadable(file, e.reason()).initCause(e);
    }
  }

  /**
   * One sheet with its headings found.
   *
   * @param header index of the heading row among the sheet's rows
   */
  private record Part(Sheet sheet, int header, Map<Integer, String> headings, int score) {

    static Part of(Sheet sheet, ImportKind kind) {
      Part best = new Part(sheet, 0, Map.of(), 0);
      for (int i = 0; i < Math.min(HEADINGS_WITHIN, sheet.rows().size()); i++) {
        Map<Integer, String> headings = headings(sheet, i);
        int score = guess(headings, kind).size();
        if (score > best.score()) {
          best = new Part(sheet, i, headings, score);
        }
      }
      return best;
    }

    /** A heading cell merged downwards has its text in the row above. */
    private static Map<Integer, String> headings(Sheet sheet, int index) {
      Row row = sheet.rows().get(index);
      Map<Integer, String> headings = new LinkedHashMap<>();
      for (int column = 1; column <= sheet.width(); column++) {
        String text = row.text(column).strip();
        boolean below = index > 0 && sheet.rows().get(index - 1).number() == row.number() - 1;
        if (text.isEmpty() && below) {
          text = sheet.rows().get(index - 1).text(column).strip();
        }
        if (!text.isEmpty()) {
          headings.put(column, text);
        }
      }
      return headings;
    }

    /** The rows below the headings, their cells moved to where the first part has them. */
    List<SourceRow> rowsUnder(Map<Integer, String> columns, boolean named) {
      List<SourceRow> rows = new ArrayList<>();
      if (score == 0) {
        return rows;
      }
      Map<Integer, Integer> moved = new LinkedHashMap<>();
      headings.forEach((column, name) -> moved.put(column, place(columns, column, name)));
      for (Row row : sheet.rows().subList(header + 1, sheet.rows().size())) {
        List<org.halte.base.formats.Cell> cells = new ArrayList<>();
        for (var cell : row.cells()) {
          Integer to = moved.get(cell.column());
          if (to != null) {
            cells.add(new org.halte.base.formats.Cell(to, cell.text()));
          }
        }
        if (!cells.isEmpty()) {
          rows.add(new SourceRow(named ? sheet.name() : "", new Row(row.number(), cells)));
        }
      }
      return rows;
    }

    private static int place(Map<Integer, String> columns, int column, String name) {
      if (name.equals(columns.get(column))) {
        return column;
      }
      for (Map.Entry<Integer, String> known : columns.entrySet()) {
        if (Plain.words(known.getValue()).equals(Plain.words(name))) {
          return known.getKey();
        }
      }
      int next = columns.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
      columns.put(next, name);
      return next;
    }
  }
}

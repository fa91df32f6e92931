package org.halte.base.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads markdown tables as a workbook, in the two ways people write forms in text: a heading with
 * the sheet's name above each table, or tables whose first column holds the sheet's name. A {@code
 * \|} is a bar inside a cell; lines outside tables are remarks.
 */
public final class MarkdownTables {
  /** The line of dashes under a header. */
  private static final Pattern RULE = Pattern.compile(":?-{3,}:?");

  private MarkdownTables() {}

  public static Workbook read(String text, Limits limits) {
    Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
    String heading = "";
    String named = "";
    for (String line : text.split("\r\n|\r|\n", -1)) {
      String trimmed = line.strip();
      if (trimmed.startsWith("#")) {
        heading = trimmed.replaceFirst("^#+", "").strip();
      } else if (trimmed.startsWith("|")) {
        List<String> cells = cells(trimmed);
        if (cells.stream().allMatch(cell -> RULE.matcher(cell).matches())) {
          continue;
        }
        if (!heading.isEmpty()) {
          add(sheets, heading, cells, limits);
        } else if (!cells.getFirst().isEmpty()) {
          named = cells.getFirst();
          addFirst(sheets, named, cells.subList(1, cells.size()), limits);
        } else {
          add(sheets, named, cells.subList(1, cells.size()), limits);
        }
      }
    }
    List<Sheet> result = new ArrayList<>();
    sheets.forEach((name, rows) -> result.add(Sheet.of(name, rows)));
    return new Workbook(result);
  }

  /** The line that names the sheet may hold the header too, or nothing more. */
  private static void addFirst(
      Map<String, List<List<String>>> sheets, String name, List<String> cells, Limits limits) {
    sheets.putIfAbsent(name, new ArrayList<>());
    if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
      add(sheets, name, cells, limits);
    }
  }

  private static void add(
      Map<String, List<List<String>>> sheets, String name, List<String> cells, Limits limits) {
    List<List<String>> rows = sheets.computeIfAbsent(name, n -> new ArrayList<>());
    for (int i = 0; i < cells.size(); i++) {
      limits.checkCell(i + 1, cells.get(i));
    }
    rows.add(cells);
    limits.checkRow(rows.size());
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(cell.toString().strip());
    }
    return cells.isEmpty() ? List.of("") : cells;
  }
}

package org.halte.core.forms.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;

/** Writes a form's id, title or version into its settings sheet; all else stays as it is. */
final class SettingsCells {

  private static final String SHEET = "settings";

  /** What else the standard lets authors call these columns. */
  private static final Map<String, Set<String>> ALIASES =
      Map.of(
          "form_id", Set.of("form_id", "id_string"),
          "form_title", Set.of("form_title", "title"),
          "version", Set.of("version"));

  private SettingsCells() {}

  static Workbook with(Workbook workbook, Map<String, String> values) {
    Optional<Sheet> found = workbook.findSheet(SHEET);
    Sheet changed = change(found.orElseGet(() -> new Sheet(SHEET, List.of())), values);
    List<Sheet> sheets = new ArrayList<>(workbook.sheets());
    found.ifPresentOrElse(
        sheet -> sheets.set(sheets.indexOf(sheet), changed), () -> sheets.add(changed));
    return new Workbook(sheets);
  }

  private static Sheet change(Sheet sheet, Map<String, String> values) {
    List<Row> rows = new ArrayList<>(sheet.rows());
    Row header = rows.isEmpty() ? new Row(1, List.of()) : rows.removeFirst();
    Row first = rows.isEmpty() ? new Row(header.number() + 1, List.of()) : rows.removeFirst();
    SortedMap<Integer, String> titles = cells(header);
    SortedMap<Integer, String> answers = cells(first);
    values.forEach((name, value) -> {
      int column = column(titles, name);
      titles.putIfAbsent(column, name);
      answers.put(column, value);
    });
    rows.addFirst(row(first.number(), answers));
    rows.addFirst(row(header.number(), titles));
    return new Sheet(sheet.name(), rows);
  }

  private static int column(SortedMap<Integer, String> titles, String name) {
    return titles.entrySet().stream()
        .filter(title ->
            ALIASES
                .getOrDefault(name, Set.of(name))
                .contains(title.getValue().strip().toLowerCase(java.util.Locale.ROOT)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> titles.isEmpty() ? 1 : titles.lastKey() + 1);
  }

  private static SortedMap<Integer, String> cells(Row row) {
    SortedMap<Integer, String> cells = new TreeMap<>();
    row.cells().forEach(cell -> cells.put(cell.column(), cell.text()));
    return cells;
  }

  private static Row row(int number, SortedMap<Integer, String> cells) {
    return new Row(
        number,
        cells.entrySet().stream().map(cell -> new Cell(cell.getKey(), cell.getValue())).toList());
  }
}

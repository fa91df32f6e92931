package org.halte.core.forms.xlsform.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;

/**
 * A csv file has no sheets: forms in csv name the sheet in the first column, above its rows. A csv
 * that does not, or a workbook of one unnamed sheet, is taken as the survey sheet alone.
 */
public final class Stacked {
  private static final Set<String> SHEETS =
      Set.of("survey", "choices", "settings", "external_choices", "entities", "osm");

  /** What spreadsheet programs call a sheet that nobody named. */
  private static final Pattern UNNAMED =
      Pattern.compile("(?:Sheet|Feuil|Feuille|Hoja|Tabelle) ?1", Pattern.CASE_INSENSITIVE);

  private Stacked() {}

  public static Workbook unstack(Workbook workbook) {
    if (workbook.sheets().size() == 1
        && UNNAMED.matcher(workbook.sheets().getFirst().name()).matches()) {
      return new Workbook(List.of(new Sheet("survey", workbook.sheets().getFirst().rows())));
    }
    if (workbook.sheets().size() != 1 || !workbook.sheets().getFirst().name().isEmpty()) {
      return workbook;
    }
    Sheet only = workbook.sheets().getFirst();
    if (only.rows().stream().noneMatch(row -> isSheetName(row.text(1)))) {
      return new Workbook(List.of(new Sheet("survey", only.rows())));
    }
    Map<String, List<Row>> sheets = new LinkedHashMap<>();
    String current = "";
    for (Row row : only.rows()) {
      if (!row.text(1).isEmpty()) {
        current = row.text(1).strip();
        sheets.putIfAbsent(current, new ArrayList<>());
      }
      Row shifted = shift(row);
      if (!shifted.isEmpty()) {
        sheets.computeIfAbsent(current, name -> new ArrayList<>()).add(shifted);
      }
    }
    return new Workbook(
        sheets.entrySet().stream()
            .map(entry -> new Sheet(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static boolean isSheetName(String text) {
    return SHEETS.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Without the first column; rows keep their number in the file, so that errors can be found. */
  private static Row shift(Row row) {
    List<Cell> cells =
        row.cells().stream()
            .filter(cell -> cell.column() > 1)
            .map(cell -> new Cell(cell.column() - 1, cell.text()))
            .toList();
    return new Row(row.number(), cells);
  }
}

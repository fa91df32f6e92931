package org.halte.core.forms.xlsform.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.core.forms.model.Column;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.References;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The first stage: a sheet as rows whose columns have a meaning. */
public final class SheetReader {
  private static final Pattern SPACES = Pattern.compile(" +");

  /** What stands further away from the table is a remark beside it, not part of it. */
  private static final int ROWS_APART = 60;

  private static final int COLUMNS_APART = 20;

  private SheetReader() {}

  /** A sheet as it is, whatever is wrong with it. */
  public static FormSheet readAsIs(Sheet sheet) {
    return read(sheet, sheet.name().strip().toLowerCase(Locale.ROOT), false, new Problems());
  }

  /**
   * Reads a sheet.
   *
   * @param name in the standard, which decides what its columns mean
   * @param oneSpace whether several spaces in a text are one
   */
  public static FormSheet read(Sheet sheet, String name, boolean oneSpace, Problems problems) {
    if (sheet.rows().isEmpty()) {
      return FormSheet.empty(name, sheet.name());
    }
    Row first = sheet.rows().getFirst();
    Map<Integer, Column> columns = columns(first, name, problems);
    List<FormRow> rows = new ArrayList<>();
    int last = first.number();
    for (Row row : sheet.rows().subList(1, sheet.rows().size())) {
      if (row.number() - last > ROWS_APART) {
        problems.warn(name, row.number(), "", ProblemCode.ROWS_APART, "" + ROWS_APART);
        break;
      }
      last = row.number();
      FormRow read = row(row, name, columns, oneSpace);
      checkReferences(read, problems);
      rows.add(read);
    }
    List<Row> apart = sheet.rows().subList(1 + rows.size(), sheet.rows().size());
    return new FormSheet(
        name, sheet.name(), Optional.of(first), List.copyOf(columns.values()), rows, apart);
  }

  private static void checkReferences(FormRow row, Problems problems) {
    for (Field field : References.listCells(row)) {
      if (!References.isSound(field.text())) {
        problems.error(row, field.header(), ProblemCode.REFERENCE_SYNTAX, field.text());
      }
    }
  }

  private static FormRow row(
      Row row, String sheet, Map<Integer, Column> columns, boolean oneSpace) {
    List<Field> fields = new ArrayList<>(row.cells().size());
    List<Cell> beside = new ArrayList<>(0);
    for (Cell cell : row.cells()) {
      Column column = columns.get(cell.column());
      String text = clean(cell.text(), oneSpace);
      if (column == null || text.isEmpty()) {
        beside.add(cell);
      } else {
        fields.add(new Field(column, text, cell.text()));
      }
    }
    return new FormRow(sheet, row.number(), fields, beside);
  }

  private static Map<Integer, Column> columns(Row first, String sheet, Problems problems) {
    Headers headers = Headers.of(sheet);
    boolean doubleColon = first.cells().stream().anyMatch(cell -> cell.text().contains("::"));
    Map<Integer, Column> columns = new LinkedHashMap<>();
    Map<List<String>, String> seen = new LinkedHashMap<>();
    int last = 0;
    for (Cell cell : first.cells()) {
      if (cell.column() - last > COLUMNS_APART) {
        problems.warn(sheet, first.number(), cell.text(), ProblemCode.COLUMNS_APART, cell.text());
        break;
      }
      last = cell.column();
      String header = cell.text().replace('\u00a0', ' ').strip();
      List<String> path = headers.path(header, doubleColon);
      String other = seen.putIfAbsent(path, header);
      if (other != null && path.equals(List.of("id_string"))) {
        problems.warn(sheet, first.number(), header, ProblemCode.HEADER_ID_TWICE, "");
      } else if (other != null) {
        problems.error(sheet, first.number(), header, ProblemCode.HEADER_TWICE, header, "");
      }
      String meant = headers.nearly(path, problems);
      if (!meant.isEmpty()) {
        problems.warn(sheet, first.number(), header, ProblemCode.HEADER_CLOSE, header, meant);
      }
      columns.put(cell.column(), new Column(cell.column(), header, path));
    }
    return columns;
  }

  /** Word processors turn quotes into typographic ones, which no expression understands. */
  private static String clean(String text, boolean oneSpace) {
    String straight =
        text.strip()
            .replace('\u2018', '\'')
            .replace('\u2019', '\'')
            .replace('\u201c', '"')
            .replace('\u201d', '"');
    return oneSpace ? SPACES.matcher(straight).replaceAll(" ") : straight;
  }
}

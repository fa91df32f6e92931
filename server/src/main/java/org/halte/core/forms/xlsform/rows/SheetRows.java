package org.halte.core.forms.xlsform.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.ProblemCode;
import org.halte.core.forms.model.Problems;
import org.halte.core.forms.model.References;

/**
 * The first stage: a sheet as rows whose columns have a meaning.
 *
 * @param columns paths of the columns, in the sheet's order
 */
public record SheetRows(String name, List<List<String>> columns, List<FormRow> rows) {
  private static final Pattern SPACES = Pattern.compile(" +");

  /** What stands further away from the table is a remark beside it, not part of it. */
  private static final int ROWS_APART = 60;

  private static final int COLUMNS_APART = 20;

  /** A sheet that is not in the workbook. */
  public static SheetRows absent(String name) {
    return new SheetRows(name, List.of(), List.of());
  }

  public static SheetRows read(
      Optional<Sheet> sheet, String name, Headers headers, boolean oneSpace, Problems problems) {
    if (sheet.isEmpty() || sheet.get().rows().isEmpty()) {
      return absent(name);
    }
    Row first = sheet.get().rows().getFirst();
    Map<Integer, Field> columns = columns(first, name, headers, problems);
    List<FormRow> rows = new ArrayList<>();
    int last = first.number();
    for (Row row : sheet.get().rows().subList(1, sheet.get().rows().size())) {
      if (row.number() - last > ROWS_APART) {
        problems.warn(name, row.number(), "", ProblemCode.ROWS_APART, "" + ROWS_APART);
        break;
      }
      last = row.number();
      List<Field> fields = new ArrayList<>();
      for (Cell cell : row.cells()) {
        Field column = columns.get(cell.column());
        String text = clean(cell.text(), oneSpace);
        if (column != null && !text.isEmpty()) {
          fields.add(new Field(column.path(), text, cell.column(), column.header()));
        }
      }
      FormRow read = new FormRow(name, row.number(), fields);
      References.checkSyntax(read, problems);
      rows.add(read);
    }
    return new SheetRows(name, columns.values().stream().map(Field::path).toList(), rows);
  }

  private static Map<Integer, Field> columns(
      Row first, String sheet, Headers headers, Problems problems) {
    boolean doubleColon = first.cells().stream().anyMatch(cell -> cell.text().contains("::"));
    Map<Integer, Field> columns = new LinkedHashMap<>();
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
      columns.put(cell.column(), new Field(path, header, cell.column(), header));
    }
    return columns;
  }

  public boolean hasColumn(String name) {
    return columns.stream().anyMatch(path -> path.getFirst().equals(name));
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

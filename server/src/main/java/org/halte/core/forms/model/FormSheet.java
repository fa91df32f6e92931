package org.halte.core.forms.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;

/**
 * A sheet as rows whose columns have a meaning, with everything else it holds: what {@link
 * #toSheet} writes is what was read.
 *
 * @param name by which the standard knows it; its own name for a sheet of another kind
 * @param title as written on the tab
 * @param header the first row, as written; empty when the sheet is
 * @param columns of the table, in the sheet's order
 * @param apart rows too far below the table to belong to it
 */
public record FormSheet(
    String name,
    String title,
    Optional<Row> header,
    List<Column> columns,
    List<FormRow> rows,
    List<Row> apart) {
  public FormSheet {
    Objects.requireNonNull(name);
    Objects.requireNonNull(title);
    Objects.requireNonNull(header);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    apart = List.copyOf(apart);
  }

  /** A sheet without any row, or one that the workbook has not got. */
  public static FormSheet empty(String name, String title) {
    return new FormSheet(name, title, Optional.empty(), List.of(), List.of(), List.of());
  }

  /** The columns' meanings, in the sheet's order. */
  public List<List<String>> paths() {
    return columns.stream().map(Column::path).toList();
  }

  public boolean hasColumn(String name) {
    return columns.stream().anyMatch(column -> column.path().getFirst().equals(name));
  }

  /** This sheet with one row changed; the row keeps its number. */
  public FormSheet with(FormRow changed) {
    List<FormRow> all =
        rows.stream().map(row -> row.number() == changed.number() ? changed : row).toList();
    return new FormSheet(name, title, header, columns, all, apart);
  }

  /** As it goes back into a workbook. */
  public Sheet toSheet() {
    List<Row> written = new ArrayList<>(header.stream().toList());
    rows.forEach(row -> written.add(row.toRow()));
    written.addAll(apart);
    return new Sheet(title, written);
  }
}

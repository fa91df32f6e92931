package org.halte.core.tables;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a question or a change to a table. */
public final class TableProblem extends Problem {
  private static final long serialVersionUID = 1;

  private TableProblem(Kind kind, String code, Map<String, Object> values) {
    super(kind, code, values);
  }

  public static TableProblem unknownTable(String name) {
    return new TableProblem(Kind.NOT_FOUND, "tables.unknown-table", Map.of("name", name));
  }

  public static TableProblem unknownColumn(String table, String column, String columns) {
    return new TableProblem(
        Kind.INVALID,
        "tables.unknown-column",
        Map.of("table", table, "column", column, "columns", columns));
  }

  public static TableProblem badValue(String column, String value, ColumnType type) {
    return new TableProblem(
        Kind.INVALID,
        "tables.bad-value",
        Map.of("column", column, "value", value, "type", type.name()));
  }

  public static TableProblem outOfRange(String name, long value, String least, String most) {
    return new TableProblem(
        Kind.INVALID,
        "tables.out-of-range",
        Map.of("name", name, "value", value, "least", least, "most", most));
  }

  /**
   * The filter breaks the grammar of {@link FilterText}.
   *
   * @param position where the reader stopped, counted from 1
   */
  public static TableProblem badFilter(String text, int position) {
    return new TableProblem(
        Kind.INVALID, "tables.bad-filter", Map.of("text", text, "position", position));
  }

  public static TableProblem unknownRow(String table, long number) {
    return new TableProblem(
        Kind.NOT_FOUND, "tables.unknown-row", Map.of("table", table, "number", number));
  }

  /** The table, or this column of it, does not take changes through this door. */
  public static TableProblem readOnly(String table, String column) {
    return new TableProblem(
        Kind.INVALID, "tables.read-only", Map.of("table", table, "column", column));
  }

  public static TableProblem notAllowed(String table, long number) {
    return new TableProblem(
        Kind.FORBIDDEN, "tables.not-allowed", Map.of("table", table, "number", number));
  }

  public static TableProblem changedMeanwhile(String table, long number, long version) {
    return new TableProblem(
        Kind.CONFLICT,
        "tables.changed-meanwhile",
        Map.of("table", table, "number", number, "version", version));
  }
}

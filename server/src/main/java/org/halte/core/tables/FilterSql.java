package org.halte.core.tables;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes a {@link Filter} as SQL over a white list of expressions. Values become parameters that
 * begin with {@code filter}; nothing of a filter is ever pasted into the text.
 */
public final class FilterSql {
  private final Map<String, String> expressions;
  private final Map<String, Object> params = new HashMap<>();

  private FilterSql(Map<String, String> expressions) {
    this.expressions = expressions;
  }

  /**
   * A filter as SQL.
   *
   * @param sql a bracketed condition
   * @param params the values it names
   */
  public record Condition(String sql, Map<String, Object> params) {
    public Condition {
      params = Map.copyOf(params);
    }
  }

  /**
   * Writes a whole filter.
   *
   * @param expressions column name → SQL expression; a position's is a {@code point(lon, lat)}, a
   *     list of choices a {@code text[]}
   * @throws TableProblem when the filter names a column without an expression
   */
  public static Condition of(Filter filter, Map<String, String> expressions) {
    var writer = new FilterSql(expressions);
    return new Condition(writer.write(filter), writer.params);
  }

  /**
   * The ORDER BY list of a query, ending in the row's number so that pages never overlap.
   *
   * @param number the SQL expression of the row's number
   */
  public static String orderBy(List<Sort> sort, Map<String, String> expressions, String number) {
    var keys = new StringBuilder();
    for (var key : sort) {
      var expression = new FilterSql(expressions).expression(key.column());
      keys.append(expression).append(key.descending() ? " desc nulls last, " : " nulls last, ");
    }
    return keys.append(number).toString();
  }

  private String write(Filter filter) {
    return switch (filter) {
      case Filter.All _ -> "(true)";
      case Filter.Compare(var column, var op, var value) ->
          "(" + expression(column) + " " + op.sql() + " " + param(value) + ")";
      case Filter.OneOf(var column, var values) ->
          values.isEmpty()
              ? "(false)"
              : "("
                  + expression(column)
                  + " in ("
                  + String.join(", ", values.stream().map(this::param).toList())
                  + "))";
      case Filter.Has(var column, var value) -> has(expression(column), value);
      case Filter.Empty(var column) -> "(" + expression(column) + " is null)";
      case Filter.Within(var column, var box) ->
          "(%s <@ box(point(%s, %s), point(%s, %s)))"
              .formatted(
                  expression(column),
                  param(box.east()),
                  param(box.north()),
                  param(box.west()),
                  param(box.south()));
      case Filter.And(var parts) -> join(parts, " and ", this::write);
      case Filter.Or(var parts) -> join(parts, " or ", this::write);
      case Filter.Not(var part) -> "(" + write(part) + " is not true)";
    };
  }

  private String has(String expression, String value) {
    if (expression.endsWith("[]")) {
      return "(" + param(value) + " = any(" + expression + "))";
    }
    return "(position(lower(" + param(value) + ") in lower(" + expression + ")) > 0)";
  }

  private static String join(List<Filter> parts, String word, Function<Filter, String> write) {
    return "(" + String.join(word, parts.stream().map(write).toList()) + ")";
  }

  private String expression(String column) {
    var expression = expressions.get(column);
    if (expression == null) {
      throw TableProblem.unknownColumn(
          "", column, String.join(", ", expressions.keySet().stream().sorted().toList()));
    }
    return expression;
  }

  private String param(Object value) {
    var name = "filter" + params.size();
    params.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    return ":" + name;
  }
}

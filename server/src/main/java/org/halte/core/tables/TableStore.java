package org.halte.core.tables;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.geo.Position;
import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages through a table that is a query. What a viewer may not see is masked inside the query, and
 * the filter and the order see only the masked cells: neither can tell what is closed.
 */
@Component
public class TableStore {

  private final JdbcClient jdbc;

  TableStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A column and the SQL that gives its cell, null where it is closed.
   *
   * @param expression of the column's type; {@code point(lon, lat)} for a position, {@code text[]}
   *     for choices
   */
  public record Cell(Column column, String expression) {}

  /**
   * The rows of a table for one viewer.
   *
   * @param from what follows FROM; its main table has the alias {@code alias} and the columns
   *     number
   * @param version how often a row changed, as the viewer may know
   * @param where the rows that exist for the viewer
   */
  public record Source(
      String table,
      String from,
      String alias,
      String version,
      String where,
      List<Cell> cells,
      Map<String, Object> params) {
    public Source {
      cells = List.copyOf(cells);
      params = Map.copyOf(params);
    }
  }

  /**
   * One page.
   *
   * @throws TableProblem when the filter names a column that is not there
   */
  public Page page(Source source, Query query) {
    Map<String, String> expressions =
        source.cells().stream()
            .map(Cell::column)
            .collect(Collectors.toMap(Column::name, TableStore::masked));
    FilterSql.Condition filter = FilterSql.of(query.filter(), expressions);
    String rows = " from (" + select(source) + ") t where " + filter.sql();
    Map<String, Object> params = new HashMap<>(source.params());
    params.putAll(filter.params());
    long total = jdbc.sql("select count(*)" + rows).params(params).query(Long.class).single();
    String order = " order by " + FilterSql.orderBy(query.sort(), expressions, "t.\"#number\"");
    List<Row> page =
        jdbc.sql("select *" + rows + order + " limit :page_limit offset :page_offset")
            .params(params)
            .param("page_limit", query.limit())
            .param("page_offset", query.offset())
            .query((row, index) -> row(source, row))
            .list();
    return new Page(page, total);
  }

  /** The row of that number as the viewer may see it. */
  public Optional<Row> findRow(Source source, long number) {
    return jdbc.sql("select * from (" + select(source) + ") t where t.\"#number\" = :number_asked")
        .params(source.params())
        .param("number_asked", number)
        .query((row, index) -> row(source, row))
        .optional();
  }

  private static String select(Source source) {
    String cells =
        source.cells().stream()
            .map(cell -> ", " + cell.expression() + " as \"" + cell.column().name() + "\"")
            .collect(Collectors.joining());
    return "select %s.number as \"#number\", %s as \"#version\"%s from %s where %s"
        .formatted(source.alias(), source.version(), cells, source.from(), source.where());
  }

  private static String masked(Column column) {
    String cell = "t.\"" + column.name() + "\"";
    return column.type() == ColumnType.CHOICES ? cell + "::text[]" : cell;
  }

  private static Row row(Source source, ResultSet row) throws SQLException {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (Cell cell : source.cells()) {
      Object value = value(cell.column(), row);
      if (value != null) {
        cells.put(cell.column().name(), value);
      }
    }
    return new Row(row.getLong("#number"), row.getLong("#version"), cells);
  }

  private static @Nullable Object value(Column column, ResultSet row) throws SQLException {
    String name = column.name();
    return switch (column.type()) {
      case TEXT, CHOICE -> row.getString(name);
      case INTEGER -> {
        long value = row.getLong(name);
        yield row.wasNull() ? null : value;
      }
      case DECIMAL -> row.getObject(name, Double.class);
      case BOOLEAN -> row.getObject(name, Boolean.class);
      case DATE -> row.getObject(name, LocalDate.class);
      case INSTANT -> {
        OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
      case CHOICES -> choices(row.getArray(name));
      case POSITION -> {
        PGpoint point = row.getObject(name, PGpoint.class);
        yield point == null ? null : new Position(point.y, point.x);
      }
      case REFERENCE -> row.getObject(name, UUID.class);
    };
  }

  private static @Nullable List<String> choices(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }
}

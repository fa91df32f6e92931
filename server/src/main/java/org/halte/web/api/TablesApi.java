package org.halte.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.core.policy.Viewer;
import org.halte.core.tables.Column;
import org.halte.core.tables.Command;
import org.halte.core.tables.DataTable;
import org.halte.core.tables.FilterText;
import org.halte.core.tables.Page;
import org.halte.core.tables.Query;
import org.halte.core.tables.Row;
import org.halte.core.tables.Sort;
import org.halte.core.tables.TableProblem;
import org.halte.core.tables.Tables;
import org.halte.core.tables.Values;
import org.halte.core.tables.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Any table: its columns, its rows by page, a change of one row. */
@RestController
@RequestMapping("/api/tables")
class TablesApi {

  private final Tables tables;

  TablesApi(Tables tables) {
    this.tables = tables;
  }

  record ColumnView(
      String name, String type, Optional<String> hxl, String fieldClass, boolean writable) {
    static ColumnView of(Column column) {
      return new ColumnView(
          column.name(),
          column.type().name().toLowerCase(Locale.ROOT),
          column.hxl(),
          column.fieldClass().name().toLowerCase(Locale.ROOT),
          column.writable());
    }
  }

  record TableView(String name, List<ColumnView> columns) {
    static TableView of(DataTable table) {
      return new TableView(table.name(), table.columns().stream().map(ColumnView::of).toList());
    }
  }

  record TablesView(List<TableView> tables) {}

  record PageView(String name, List<ColumnView> columns, List<Row> rows, long total) {}

  /** Values as text, like in a filter; null empties nothing and is refused. */
  record Change(long version, @Nullable Map<String, String> values) {
    Map<String, String> given() {
      return values == null ? Map.of() : values;
    }
  }

  @GetMapping
  TablesView list() {
    return new TablesView(tables.listTables().stream().map(TableView::of).toList());
  }

  @GetMapping("/{name}")
  PageView page(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit,
      Viewer viewer) {
    DataTable table = tables.getTable(name);
    Query query =
        new Query(
            FilterText.parse(filter, table.name(), table.columns()),
            Sort.parse(sort),
            offset,
            limit);
    Page page = table.page(query, viewer);
    TableView view = TableView.of(table);
    return new PageView(name, view.columns(), page.rows(), page.total());
  }

  @PatchMapping("/{name}/{number}")
  Written change(
      @PathVariable String name,
      @PathVariable long number,
      @RequestBody Change change,
      Viewer viewer) {
    DataTable table = tables.getTable(name);
    Map<String, Object> values = new LinkedHashMap<>();
    change.given().forEach((column, text) -> values.put(column, value(table, column, text)));
    return table.write(new Command.Update(number, change.version(), values), viewer);
  }

  private static Object value(DataTable table, String name, String text) {
    Column column =
        table.columns().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                TableProblem.unknownColumn(
                    table.name(),
                    name,
                    String.join(", ", table.columns().stream().map(Column::name).toList())));
    return Values.read(column, text);
  }
}

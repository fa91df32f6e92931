package org.halte.base.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One named sheet: the rows that hold something, in order.
 *
 * @param name as written on the tab; "" for a csv file, which has none
 */
public record Sheet(String name, List<Row> rows) {
  public Sheet {
    Objects.requireNonNull(name);
    rows = List.copyOf(rows);
  }

  /** A sheet from a table of texts whose first line is row 1. */
  public static Sheet of(String name, List<List<String>> table) {
    List<Row> rows = new ArrayList<>(table.size());
    for (int i = 0; i < table.size(); i++) {
      Row row = Row.of(i + 1, table.get(i));
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    return new Sheet(name, rows);
  }

  /** The widest row's last filled column, counted from 1. */
  public int width() {
    return rows.stream().mapToInt(Row::lastColumn).max().orElse(0);
  }
}

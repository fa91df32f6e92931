package org.halte.core.tables;

import java.util.List;

/**
 * Some rows of a table.
 *
 * @param total how many rows match in all, as the viewer may see them
 */
public record Page(List<Row> rows, long total) {
  public Page {
    rows = List.copyOf(rows);
  }
}

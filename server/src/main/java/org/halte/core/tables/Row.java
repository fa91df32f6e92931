package org.halte.core.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row as its viewer may see it.
 *
 * @param number stable 64-bit number of the row in its table
 * @param version grows with every change
 * @param cells by column name, in the order of the columns; a closed or empty cell is absent
 */
public record Row(long number, long version, Map<String, Object> cells) {
  public Row {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }
}

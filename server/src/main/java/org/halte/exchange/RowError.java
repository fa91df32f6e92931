package org.halte.exchange;

import java.util.Map;

/**
 * What is wrong with one cell.
 *
 * @param sheet the tab or layer; "" where there is only one
 * @param row its number in the file, counted from 1
 * @param column the heading; "" when it is the row as a whole
 * @param value what the cell holds
 * @param code key of the sentence in the catalogues, {@code exchange.row-…}
 * @param values for the sentence's placeholders
 */
public record RowError(
    String sheet, int row, String column, String value, String code, Map<String, Object> values) {
  public RowError {
    values = Map.copyOf(values);
  }
}

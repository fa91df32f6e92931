package org.halte.core.tables;

import java.util.Arrays;
import java.util.List;

/** One key to order by. */
public record Sort(String column, boolean descending) {

  /**
   * Reads {@code -night,zone}: a minus means the largest first. The columns are checked when the
   * query runs.
   */
  public static List<Sort> parse(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(key -> key.startsWith("-") ? new Sort(key.substring(1), true) : new Sort(key, false))
        .toList();
  }
}

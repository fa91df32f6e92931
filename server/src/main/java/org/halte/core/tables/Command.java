package org.halte.core.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One change to one row. Values are by column name and of the column's type. */
public sealed interface Command {

  record Insert(Map<String, Object> values) implements Command {
    public Insert {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * New values for some cells of a row.
   *
   * @param version the version that the writer last saw: another one now is a conflict
   */
  record Update(long number, long version, Map<String, Object> values) implements Command {
    public Update {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  record Remove(long number, long version) implements Command {}
}

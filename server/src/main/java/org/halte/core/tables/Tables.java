package org.halte.core.tables;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All tables that the features offer, by name. */
@Component
public class Tables {
  private final Map<String, DataTable> byName;

  Tables(List<DataTable> tables) {
    byName =
        tables.stream()
            .collect(
                Collectors.toMap(
                    DataTable::name,
                    Function.identity(),
                    (one, two) -> {
                      throw new IllegalStateException("two tables are called " + one.name());
                    },
                    TreeMap::new));
  }

  /**
   * The table of this name.
   *
   * @throws TableProblem when no table has this name
   */
  public DataTable getTable(String name) {
    var table = byName.get(name);
    if (table == null) {
      throw TableProblem.unknownTable(name);
    }
    return table;
  }

  /** All tables, by name. */
  public List<DataTable> listTables() {
    return List.copyOf(byName.values());
  }
}

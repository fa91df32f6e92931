package org.halte.core.tables;

import java.util.List;
import java.util.Map;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** The zones of the territory, for everybody who may see anything; kept on a screen of its own. */
@Component
class ZonesTable implements DataTable {

  private static final Column CODE =
      Column.of("code", ColumnType.CHOICE, FieldClass.COUNTS).meaning("#adm+code");
  private static final Column NAME =
      Column.of("name", ColumnType.TEXT, FieldClass.COUNTS).meaning("#adm+name");
  private static final Column PARENT =
      Column.of("parent", ColumnType.CHOICE, FieldClass.COUNTS).meaning("#adm+code+parent");

  private final TableStore store;
  private final Policy policy;

  ZonesTable(TableStore store, Policy policy) {
    this.store = store;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "zones";
  }

  @Override
  public List<Column> columns() {
    return List.of(CODE, NAME, PARENT);
  }

  @Override
  public Page page(Query query, Viewer viewer) {
    boolean open = !policy.open(viewer, Reading.all("table zones")).isClosed();
    return store.page(
        new TableStore.Source(
            name(),
            "core.zone z",
            "z",
            "z.version",
            open ? "true" : "false",
            List.of(
                new TableStore.Cell(CODE, "z.code"),
                new TableStore.Cell(NAME, "z.name"),
                new TableStore.Cell(PARENT, "z.parent")),
            Map.of()),
        query);
  }

  @Override
  public Written write(Command command, Viewer viewer) {
    throw TableProblem.readOnly(name(), "");
  }
}

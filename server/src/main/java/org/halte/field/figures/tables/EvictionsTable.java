package org.halte.field.figures.tables;

import static org.halte.core.policy.FieldClass.COUNTS;
import static org.halte.core.policy.FieldClass.PLACE;
import static org.halte.core.policy.FieldClass.TEAM;
import static org.halte.core.policy.FieldClass.VULNERABLE;
import static org.halte.core.tables.ColumnType.CHOICE;
import static org.halte.core.tables.ColumnType.DATE;
import static org.halte.core.tables.ColumnType.INSTANT;
import static org.halte.core.tables.ColumnType.INTEGER;
import static org.halte.core.tables.ColumnType.REFERENCE;
import static org.halte.core.tables.ColumnType.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.RightsSql;
import org.halte.core.policy.Viewer;
import org.halte.core.tables.Column;
import org.halte.core.tables.ColumnType;
import org.halte.core.tables.Command;
import org.halte.core.tables.DataTable;
import org.halte.core.tables.Page;
import org.halte.core.tables.Query;
import org.halte.core.tables.TableProblem;
import org.halte.core.tables.TableStore;
import org.halte.core.tables.TableStore.Cell;
import org.halte.core.tables.Written;
import org.springframework.stereotype.Component;

/** The evictions as a table, read only: an eviction is corrected as the report that it is. */
@Component
class EvictionsTable implements DataTable {

  private static final String FROM =
      """
      field.known_eviction r
        left join field.known_place p on p.id = r.place_id
        left join %s on o.id = r.place_id::text
      """
          .formatted(OpenedPlaces.TABLE);

  private final TableStore store;
  private final Policy policy;
  private final OpenedPlaces opened;
  private final List<Column> columns;

  EvictionsTable(TableStore store, Policy policy, OpenedPlaces opened) {
    this.store = store;
    this.policy = policy;
    this.opened = opened;
    Access any = policy.open(new Viewer.System("columns"), Reading.all("columns"));
    RightsSql rights = new RightsSql(any, FactColumns.of("r"), "r");
    this.columns = cells(rights, rights).stream().map(Cell::column).toList();
  }

  @Override
  public String name() {
    return "evictions";
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Page page(Query query, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("table evictions"));
    RightsSql report = new RightsSql(access, FactColumns.of("r"), "r");
    RightsSql place = new RightsSql(access, FactColumns.of("p"), "p");
    List<Cell> cells = cells(report, place);
    String where = report.visible() + " and r.counted";
    String version = report.version("r.version");
    Map<String, Object> params = new HashMap<>(opened.params());
    params.putAll(report.params());
    params.putAll(place.params());
    return store.page(
        new TableStore.Source(name(), FROM, "r", version, where, cells, params), query);
  }

  private static List<Cell> cells(RightsSql report, RightsSql place) {
    return List.of(
        cell("instance", TEXT, COUNTS, "#meta+id", "r.sent_id"),
        cell("organisation", REFERENCE, COUNTS, "#org+id", "r.organisation_id"),
        cell(
            "place",
            REFERENCE,
            COUNTS,
            "#loc+id",
            "case when p.id is not null and " + place.visible() + " then r.place_id end"),
        cell(
            "place_name",
            TEXT,
            PLACE,
            "#loc+name",
            "case when p.id is not null and %s and %s then o.name end"
                .formatted(place.open(PLACE), report.open(PLACE))),
        cell("zone", CHOICE, COUNTS, "#adm+code", report.zone()),
        cell("night", DATE, COUNTS, "#date+night", "r.night"),
        masked(report, "started_at", INSTANT, TEAM, "#date+start", "r.started_at"),
        masked(report, "ended_at", INSTANT, TEAM, "#date+end", "r.ended_at"),
        masked(report, "kind", CHOICE, PLACE, "#event+type", "r.kind"),
        masked(report, "source", CHOICE, PLACE, "#meta+source", "r.source"),
        masked(report, "legal_basis", CHOICE, PLACE, "#event+legal", "r.legal_basis"),
        masked(report, "solution", CHOICE, PLACE, "#output+type", "r.solution"),
        cell("people", INTEGER, COUNTS, "#affected", report.people(COUNTS, "r.people")),
        masked(report, "quality", CHOICE, COUNTS, "#meta+quality", "r.quality"),
        cell("left", INTEGER, COUNTS, "#affected+left", report.people(COUNTS, "r.left_count")),
        cell(
            "back_on_street",
            INTEGER,
            COUNTS,
            "#affected+street",
            report.people(COUNTS, "r.back_on_street")),
        masked(report, "arrests", INTEGER, VULNERABLE, "#affected+arrested", "r.arrests"),
        cell("status", CHOICE, COUNTS, "#status+review", "r.status"));
  }

  private static Cell masked(
      RightsSql report,
      String name,
      ColumnType type,
      FieldClass fieldClass,
      String hxl,
      String sql) {
    return cell(name, type, fieldClass, hxl, report.shown(fieldClass, sql));
  }

  private static Cell cell(
      String name, ColumnType type, FieldClass fieldClass, String hxl, String sql) {
    return new Cell(Column.of(name, type, fieldClass).meaning(hxl), sql);
  }

  @Override
  public Written write(Command command, Viewer viewer) {
    throw TableProblem.readOnly(name(), "");
  }
}

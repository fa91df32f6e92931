package org.halte.field.figures.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
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
import org.halte.core.tables.Row;
import org.halte.core.tables.TableProblem;
import org.halte.core.tables.TableStore;
import org.halte.core.tables.TableStore.Cell;
import org.halte.core.tables.Written;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceDesk;
import org.springframework.stereotype.Component;

/** The places as a table; writing one is an edit on the desk. */
@Component
class PlacesTable implements DataTable {

  private static final Column ID =
      Column.of("id", ColumnType.REFERENCE, FieldClass.COUNTS).meaning("#loc+id");
  private static final Column NAME =
      Column.of("name", ColumnType.TEXT, FieldClass.PLACE).meaning("#loc+name").editable();
  private static final Column KIND =
      Column.of("kind", ColumnType.CHOICE, FieldClass.PLACE).meaning("#loc+type").editable();
  private static final Column STATE =
      Column.of("state", ColumnType.CHOICE, FieldClass.PLACE).meaning("#status").editable();
  private static final Column SENSITIVITY =
      Column.of("sensitivity", ColumnType.CHOICE, FieldClass.COUNTS)
          .meaning("#meta+sensitivity")
          .editable();
  private static final Column ORGANISATION =
      Column.of("organisation", ColumnType.REFERENCE, FieldClass.COUNTS).meaning("#org+id");
  private static final Column ZONE =
      Column.of("zone", ColumnType.CHOICE, FieldClass.COUNTS).meaning("#adm+code");
  private static final Column POSITION =
      Column.of("position", ColumnType.POSITION, FieldClass.POSITION).meaning("#geo").editable();
  private static final Column FIRST_SEEN =
      Column.of("first_seen", ColumnType.DATE, FieldClass.TEAM).meaning("#date+start");
  private static final Column LAST_CHANGE =
      Column.of("updated_at", ColumnType.INSTANT, FieldClass.TEAM).meaning("#date+updated");

  private final TableStore store;
  private final Policy policy;
  private final OpenedPlaces opened;
  private final PlaceDesk desk;

  PlacesTable(TableStore store, Policy policy, OpenedPlaces opened, PlaceDesk desk) {
    this.store = store;
    this.policy = policy;
    this.opened = opened;
    this.desk = desk;
  }

  @Override
  public String name() {
    return "places";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        ID, NAME, KIND, STATE, SENSITIVITY, ORGANISATION, ZONE, POSITION, FIRST_SEEN, LAST_CHANGE);
  }

  @Override
  public Page page(Query query, Viewer viewer) {
    return store.page(source(policy.open(viewer, Reading.all("table places"))), query);
  }

  private TableStore.Source source(Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("p"), "p");
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(ID, "p.id"));
    cells.add(new Cell(NAME, rights.shown(FieldClass.PLACE, "o.name")));
    cells.add(new Cell(KIND, rights.shown(FieldClass.PLACE, "p.kind")));
    cells.add(new Cell(STATE, rights.shown(FieldClass.PLACE, "p.state")));
    cells.add(new Cell(SENSITIVITY, "p.sensitivity"));
    cells.add(new Cell(ORGANISATION, "p.organisation_id"));
    cells.add(new Cell(ZONE, rights.zone()));
    cells.add(new Cell(POSITION, position(rights)));
    cells.add(new Cell(FIRST_SEEN, rights.shown(FieldClass.TEAM, "p.first_seen")));
    cells.add(new Cell(LAST_CHANGE, rights.shown(FieldClass.TEAM, "p.updated_at")));
    Map<String, Object> params = new HashMap<>(opened.params());
    String where = rights.visible();
    String version = rights.version("p.version");
    params.putAll(rights.params());
    return new TableStore.Source(
        name(),
        "field.known_place p left join " + OpenedPlaces.TABLE + " on o.id = p.id::text",
        "p",
        version,
        where,
        cells,
        params);
  }

  /** The point where it is open exactly, the centre of the cell where only the district is. */
  private static String position(RightsSql rights) {
    String cell = rights.cell();
    return """
    case when not coalesce(%s, false) then null
      when %s then case when o.lon <> 'NaN' then point(o.lon, o.lat) end
      else point((split_part(%s, '_', 2)::int + 0.5) * 0.015,
                 (split_part(%s, '_', 1)::int + 0.5) / 100) end
    """
        .formatted(rights.open(FieldClass.POSITION), rights.exact(), cell, cell);
  }

  @Override
  public Written write(Command command, Viewer viewer) {
    Place written =
        switch (command) {
          case Command.Insert(var values) -> desk.create(edit(values), viewer);
          case Command.Update(var number, var version, var values) ->
              desk.edit(id(number, viewer), version, edit(values), viewer);
          case Command.Remove(var number, var version) ->
              desk.remove(id(number, viewer), version, viewer);
        };
    return new Written(written.number(), written.version());
  }

  private UUID id(long number, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("table places", String.valueOf(number)));
    return store
        .findRow(source(access), number)
        .map(Row::cells)
        .map(cells -> (UUID) cells.get("id"))
        .orElseThrow(() -> TableProblem.unknownRow(name(), number));
  }

  private PlaceDesk.Edit edit(Map<String, Object> values) {
    for (String column : values.keySet()) {
      boolean writable = columns().stream().anyMatch(c -> c.name().equals(column) && c.writable());
      if (!writable) {
        throw TableProblem.readOnly(name(), column);
      }
    }
    return new PlaceDesk.Edit(
        text(values, NAME),
        text(values, KIND),
        text(values, STATE),
        text(values, SENSITIVITY),
        Optional.ofNullable((Position) values.get(POSITION.name())),
        Optional.empty());
  }

  private static Optional<String> text(Map<String, Object> values, Column column) {
    return Optional.ofNullable((String) values.get(column.name()));
  }
}

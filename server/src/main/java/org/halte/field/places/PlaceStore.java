package org.halte.field.places;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.base.vault.Vault;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FactStore;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.SqlCondition;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Places in the database, and what of them has been opened into memory. */
@Component
class PlaceStore {

  private static final String COLUMNS =
      """
      select id, number, version, organisation_id, name_sealed, position_sealed, zone, kind, state,
             sensitivity, circle, created_from, created_at, set_state, set_state_at,
             there, district, cell, before_there, before_sensitivity, before_district, before_cell,
             changed_at
      from field.known_place p
      """;

  /** Name and position of one version of a place, unsealed. */
  private record Opened(long version, String name, Optional<Position> position) {}

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Territory territory;
  private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

  PlaceStore(JdbcClient jdbc, Vault vault, Territory territory) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.territory = territory;
  }

  Optional<Place> find(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id and removed_at is null")
        .param("id", id)
        .query(this::place)
        .optional();
  }

  /** The place even if it was removed, locked until the transaction ends. */
  Optional<Place> lock(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id for update")
        .param("id", id)
        .query(this::place)
        .optional();
  }

  List<Place> listByIds(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(COLUMNS + " where id in (:ids) and removed_at is null")
        .param("ids", List.copyOf(ids))
        .query(this::place)
        .list();
  }

  /** Also those that are gone: who learns of it late still sees them. */
  List<Place> listEver(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(COLUMNS + " where id in (:ids)")
        .param("ids", List.copyOf(ids))
        .query(this::place)
        .list();
  }

  List<Place> listAll() {
    return jdbc.sql(COLUMNS + " where removed_at is null order by number")
        .query(this::place)
        .list();
  }

  List<Place> listInCells(Collection<Cell> cells) {
    return jdbc.sql(COLUMNS + " where cell in (:cells) and removed_at is null")
        .param("cells", cells.stream().map(Cell::code).toList())
        .query(this::place)
        .list();
  }

  /**
   * Those in some cells that a viewer may see. What is hidden is never read: how long an answer
   * takes must not tell of it either.
   */
  List<Place> listInCells(Collection<Cell> cells, Access access) {
    SqlCondition visible = access.where(FactColumns.of("p"));
    return jdbc.sql(COLUMNS + " where cell in (:cells) and removed_at is null and " + visible.sql())
        .param("cells", cells.stream().map(Cell::code).toList())
        .params(visible.params())
        .query(this::place)
        .list();
  }

  /** Versions only grow, and no row ever goes: their sum tells whether anything changed. */
  long stamp() {
    return jdbc.sql("select coalesce(sum(version), 0) from field.place").query(Long.class).single();
  }

  Set<MemberId> listInsiders() {
    return jdbc.sql("select distinct unnest(circle) from field.place where removed_at is null")
        .query((row, index) -> new MemberId(row.getObject(1, UUID.class)))
        .set();
  }

  /** Inserts, and does nothing if the id is already there: two nodes may derive one report. */
  boolean insert(PlaceDraft draft, Optional<ZoneId> zone, Night firstSeen) {
    return jdbc.sql(
                """
                insert into field.place (id, organisation_id, name_sealed, position_sealed, cell,
                  district, zone, kind, state, sensitivity, circle, created_from, created_at, updated_at,
                  first_seen, set_state, set_state_at)
                values (:id, :organisation, :name, :position, :cell, :district, :zone, :kind,
                  :state, :sensitivity, cast(:circle as uuid[]), :createdFrom, :at, :at, :firstSeen, :state,
                  :stateAt)
                on conflict (id) do nothing
                """)
            .params(sealed(draft.id(), draft.name(), draft.position(), zone))
            .param("organisation", draft.organisation().value())
            .param("kind", draft.kind().code())
            .param("state", draft.state().code())
            .param("sensitivity", draft.sensitivity().code())
            .param("circle", array(draft.circle()))
            .param("createdFrom", draft.createdFrom().orElse(null))
            .param("at", time(draft.at()))
            .param("stateAt", time(draft.stateAt()))
            .param("firstSeen", firstSeen.date())
            .update()
        == 1;
  }

  /** Writes all that may change; the version must still be the one of {@code place}. */
  boolean update(Place place, Instant now) {
    return jdbc.sql(
                """
                update field.place set version = version + 1, name_sealed = :name,
                  position_sealed = :position, cell = :cell, district = :district, zone = :zone,
                  kind = :kind, state = :state, sensitivity = :sensitivity, circle = cast(:circle as uuid[]),
                  created_from = :createdFrom, set_state = :setState, set_state_at = :setStateAt,
                  updated_at = :now, removed_at = null
                where id = :id and version = :version
                """)
            .params(sealed(place.id(), place.name(), place.position(), place.zone()))
            .param("version", place.version())
            .param("kind", place.kind().code())
            .param("state", place.state().code())
            .param("sensitivity", place.sensitivity().code())
            .param("circle", array(place.circle()))
            .param("createdFrom", place.createdFrom().orElse(null))
            .param("setState", place.setState().code())
            .param("setStateAt", time(place.setStateAt()))
            .param("now", time(now))
            .update()
        == 1;
  }

  boolean remove(UUID id, Instant now) {
    opened.remove(id);
    return jdbc.sql(
                """
                update field.place set removed_at = :now, version = version + 1
                where id = :id and removed_at is null
                """)
            .param("id", id)
            .param("now", time(now))
            .update()
        == 1;
  }

  boolean restore(UUID id, Instant now) {
    return jdbc.sql(
                """
                update field.place set removed_at = null, updated_at = :now, version = version + 1
                where id = :id and removed_at is not null
                """)
            .param("id", id)
            .param("now", time(now))
            .update()
        == 1;
  }

  void setMergedInto(UUID id, Optional<UUID> kept) {
    jdbc.sql("update field.place set merged_into = ? where id = ?")
        .param(kept.orElse(null))
        .param(id)
        .update();
  }

  Optional<UUID> findMergedInto(UUID id) {
    return jdbc.sql("select merged_into from field.place where id = ? and merged_into is not null")
        .param(id)
        .query(UUID.class)
        .optional();
  }

  List<Place> listMergedInto(UUID id) {
    return jdbc.sql(COLUMNS + " where merged_into = :id order by number")
        .param("id", id)
        .query(this::place)
        .list();
  }

  void addDouble(UUID one, UUID other, Instant now) {
    boolean ordered = one.toString().compareTo(other.toString()) < 0;
    jdbc.sql(
            """
            insert into field.place_double (place, other, found_at)
            values (:place, :other, :now) on conflict do nothing
            """)
        .param("place", ordered ? one : other)
        .param("other", ordered ? other : one)
        .param("now", time(now))
        .update();
  }

  void forgetDoubles(UUID id) {
    jdbc.sql("delete from field.place_double where place = :id or other = :id")
        .param("id", id)
        .update();
  }

  /** No change of the place itself: its version stays. */
  void setZone(UUID id, Optional<ZoneId> zone) {
    jdbc.sql("update field.place set zone = :zone where id = :id")
        .param("zone", zone.map(ZoneId::code).orElse(null), Types.VARCHAR)
        .param("id", id)
        .update();
  }

  /** The zone of each cell's centre, told anew: zones may have been drawn otherwise since. */
  void settleDistricts() {
    for (String code :
        jdbc.sql(
                """
                select cell from field.place where cell is not null
                union select before_cell from field.place where before_cell is not null
                """)
            .query(String.class)
            .list()) {
      @Nullable String district = district(Cell.parse(code));
      jdbc.sql(
              """
              update field.place set
                district = case when cell = :cell then :district else district end,
                before_district = case when before_cell = :cell then :district
                  else before_district end
              where (cell = :cell and district is distinct from :district)
                or (before_cell = :cell and before_district is distinct from :district)
              """)
          .param("cell", code)
          .param("district", district, Types.VARCHAR)
          .update();
    }
  }

  private @Nullable String district(Cell cell) {
    return territory.zoneAt(cell.centre()).map(ZoneId::code).orElse(null);
  }

  private Map<String, @Nullable Object> sealed(
      UUID id, String name, Optional<Position> position, Optional<ZoneId> zone) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("id", id);
    params.put("name", vault.sealText(name, namePurpose(id)));
    params.put("position", position.map(p -> vault.seal(bytes(p), purpose(id))).orElse(null));
    params.put("cell", position.map(p -> Cell.of(p).code()).orElse(null));
    params.put("district", position.map(p -> district(Cell.of(p))).orElse(null));
    params.put("zone", zone.map(ZoneId::code).orElse(null));
    return params;
  }

  private Place place(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Opened open = open(id, row);
    return new Place(
        id,
        row.getLong("number"),
        row.getLong("version"),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        open.name(),
        Coded.find(PlaceKind.class, row.getString("kind")).orElse(PlaceKind.OTHER),
        Coded.find(PlaceState.class, row.getString("state")).orElse(PlaceState.TO_CHECK),
        Sensitivity.ofCode(row.getString("sensitivity")),
        Optional.ofNullable(row.getString("zone")).map(ZoneId::new),
        open.position(),
        members(row.getArray("circle")),
        Optional.ofNullable(row.getString("created_from")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Coded.find(PlaceState.class, row.getString("set_state")).orElse(PlaceState.TO_CHECK),
        row.getObject("set_state_at", OffsetDateTime.class).toInstant(),
        FactStore.outlines(row));
  }

  private Opened open(UUID id, ResultSet row) throws SQLException {
    long version = row.getLong("version");
    Opened known = opened.get(id);
    if (known != null && known.version() == version) {
      return known;
    }
    byte[] position = row.getBytes("position_sealed");
    Opened fresh =
        new Opened(
            version,
            vault.openText(row.getBytes("name_sealed"), namePurpose(id)),
            Optional.ofNullable(position).map(sealed -> position(vault.open(sealed, purpose(id)))));
    opened.put(id, fresh);
    return fresh;
  }

  private static String namePurpose(UUID id) {
    return "field.place.name:" + id;
  }

  private static String purpose(UUID id) {
    return "field.place.position:" + id;
  }

  private static byte[] bytes(Position p) {
    return ByteBuffer.allocate(16).putDouble(p.lat()).putDouble(p.lon()).array();
  }

  private static Position position(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Position(buffer.getDouble(), buffer.getDouble());
  }

  private static Set<MemberId> members(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray())
        .map(id -> new MemberId((UUID) id))
        .collect(Collectors.toSet());
  }

  private static String array(Set<MemberId> members) {
    return members.stream().map(MemberId::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

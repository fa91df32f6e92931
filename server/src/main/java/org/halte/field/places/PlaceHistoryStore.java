package org.halte.field.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What places were, and where two reports said different things of one. */
@Component
class PlaceHistoryStore {

  private static final ObjectMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final Vault vault;

  PlaceHistoryStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** One version of a place. */
  record Version(long number, Optional<String> source, Instant notedAt, Map<String, String> data) {}

  private record Values(String before, String earlier, String said) {}

  void add(UUID place, Version version) {
    jdbc.sql(
            """
            insert into field.place_version (place, version, source, noted_at, data_sealed)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .param(place)
        .param(version.number())
        .param(version.source().orElse(null))
        .param(time(version.notedAt()))
        .param(
            vault.sealText(
                JSON.writeValueAsString(version.data()), purpose(place, version.number())))
        .update();
  }

  /** The versions there were, the first one first. */
  List<Version> list(UUID place) {
    return jdbc.sql("select * from field.place_version where place = ? order by version")
        .param(place)
        .query(this::version)
        .list();
  }

  private Version version(ResultSet row, int index) throws SQLException {
    long number = row.getLong("version");
    UUID place = row.getObject("place", UUID.class);
    String data = vault.openText(row.getBytes("data_sealed"), purpose(place, number));
    return new Version(
        number,
        Optional.ofNullable(row.getString("source")),
        instant(row, "noted_at"),
        JSON.readValue(data, new TypeReference<>() {}));
  }

  /** False when the report's change was applied before. */
  boolean isFirst(String instanceId, UUID place) {
    return jdbc.sql(
                "insert into field.place_update (instance_id, place) values (?, ?)"
                    + " on conflict do nothing")
            .param(instanceId)
            .param(place)
            .update()
        == 1;
  }

  void open(PlaceConflict c, Instant now) {
    String values = JSON.writeValueAsString(new Values(c.before(), c.earlier(), c.said()));
    jdbc.sql(
            """
            insert into field.place_conflict (id, place, property, earlier_from, earlier_at,
              said_from, said_at, values_sealed, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(c.id())
        .param(c.place())
        .param(c.property())
        .param(c.earlierFrom().orElse(null))
        .param(time(c.earlierAt()))
        .param(c.saidFrom())
        .param(time(c.saidAt()))
        .param(vault.sealText(values, "field.place_conflict:" + c.id()))
        .param(time(now))
        .update();
  }

  List<PlaceConflict> listOpen(UUID place) {
    return jdbc.sql(
            "select * from field.place_conflict where place = ? and closed_at is null"
                + " order by opened_at, id")
        .param(place)
        .query(this::conflict)
        .list();
  }

  boolean close(UUID id, String choice, UUID by, Instant now) {
    return jdbc.sql(
                """
                update field.place_conflict set closed_at = ?, closed_by = ?, choice = ?
                where id = ? and closed_at is null
                """)
            .param(time(now))
            .param(by)
            .param(choice)
            .param(id)
            .update()
        == 1;
  }

  private PlaceConflict conflict(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String sealed = vault.openText(row.getBytes("values_sealed"), "field.place_conflict:" + id);
    Values values = JSON.readValue(sealed, Values.class);
    return new PlaceConflict(
        id,
        row.getObject("place", UUID.class),
        row.getString("property"),
        values.before(),
        values.earlier(),
        Optional.ofNullable(row.getString("earlier_from")),
        instant(row, "earlier_at"),
        values.said(),
        row.getString("said_from"),
        instant(row, "said_at"));
  }

  private static String purpose(UUID place, long version) {
    return "field.place_version:" + place + ":" + version;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

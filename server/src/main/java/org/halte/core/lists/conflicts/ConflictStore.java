package org.halte.core.lists.conflicts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What coordinators should look at; the values are sealed. */
@Repository
public class ConflictStore {

  private static final ObjectMapper JSON = JsonMapper.shared();
  private static final String SELECT =
      """
      select id, list_id, entity_id, kind, property, version, other_version, other_entity,
        values_sealed, opened_at, choice
      from core.entity_conflict
      """;

  private record Values(String before, String earlier, String said) {}

  private final JdbcClient jdbc;
  private final Vault vault;

  ConflictStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  public void open(Conflict c) {
    String values = JSON.writeValueAsString(new Values(c.before(), c.earlier(), c.said()));
    jdbc.sql(
            """
            insert into core.entity_conflict (id, list_id, entity_id, kind, property, version,
              other_version, other_entity, values_sealed, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(c.id())
        .param(c.list())
        .param(c.entity())
        .param(c.kind().code())
        .param(c.property())
        .param(c.version())
        .param(c.otherVersion())
        .param(c.otherEntity().orElse(null))
        .param(vault.sealText(values, purpose(c.id())))
        .param(c.openedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Conflict> findOpen(UUID id) {
    return jdbc.sql(SELECT + " where id = ? and closed_at is null for update")
        .param(id)
        .query(this::conflict)
        .optional();
  }

  /** What is open in a list, the oldest first. */
  public List<Conflict> listOpen(UUID list) {
    return jdbc.sql(SELECT + " where list_id = ? and closed_at is null order by opened_at, id")
        .param(list)
        .query(this::conflict)
        .list();
  }

  public void close(UUID id, String choice, Optional<UUID> by, Instant now) {
    jdbc.sql(
            """
            update core.entity_conflict set closed_at = ?, closed_by = ?, choice = ?
            where id = ? and closed_at is null
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(by.orElse(null))
        .param(choice)
        .param(id)
        .update();
  }

  /** Nobody has to look at an entity any more, as it is gone or decided as a whole. */
  public void closeAll(UUID list, UUID entity, String choice, UUID by, Instant now) {
    jdbc.sql(
            """
            update core.entity_conflict set closed_at = ?, closed_by = ?, choice = ?
            where list_id = ? and (entity_id = ? or other_entity = ?) and closed_at is null
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(by)
        .param(choice)
        .param(list)
        .param(entity)
        .param(entity)
        .update();
  }

  private Conflict conflict(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Values values =
        JSON.readValue(vault.openText(row.getBytes("values_sealed"), purpose(id)), Values.class);
    return new Conflict(
        id,
        row.getObject("list_id", UUID.class),
        row.getObject("entity_id", UUID.class),
        Conflict.Kind.of(row.getString("kind")),
        row.getString("property"),
        row.getInt("version"),
        row.getInt("other_version"),
        Optional.ofNullable(row.getObject("other_entity", UUID.class)),
        values.before(),
        values.earlier(),
        values.said(),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("choice")));
  }

  private static String purpose(UUID id) {
    return "core.entity_conflict:" + id;
  }
}

package org.halte.core.lists.entities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.halte.base.vault.Vault;
import org.halte.core.people.MemberId;
import org.halte.core.territory.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Entities and their changes in the database, sealed; what was opened once stays in memory. */
@Repository
public class EntityStore {

  private static final ObjectMapper JSON = JsonMapper.shared();
  private static final String SELECT =
      """
      select list_id, id, version, zone, data_sealed, created_at, updated_at, deleted_at,
        merged_into
      from core.entity
      """;
  private static final String VERSIONS =
      """
      select list_id, entity_id, version, kind, instance_id, member_id, base_version, branch_id,
        branch_base, forced, noted_at, received_at, data_sealed
      from core.entity_version
      """;

  private record Key(UUID list, UUID id) {}

  private record Opened(int version, Map<String, String> values) {}

  private record Sealed(Map<String, String> said, Map<String, String> after) {}

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Map<Key, Opened> opened = new ConcurrentHashMap<>();

  EntityStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  public Optional<Entity> find(UUID list, UUID id) {
    return jdbc.sql(SELECT + " where list_id = ? and id = ?")
        .param(list)
        .param(id)
        .query(this::entity)
        .optional();
  }

  /** The entity, gone or not, locked until the transaction ends. */
  public Optional<Entity> lock(UUID list, UUID id) {
    return jdbc.sql(SELECT + " where list_id = ? and id = ? for update")
        .param(list)
        .param(id)
        .query(this::entity)
        .optional();
  }

  /** The living ones, in the order they were made. */
  public List<Entity> listLiving(UUID list) {
    return jdbc.sql(SELECT + " where list_id = ? and deleted_at is null order by created_at, id")
        .param(list)
        .query(this::entity)
        .list();
  }

  /** All of them, gone ones included. */
  public List<Entity> listAll(UUID list) {
    return jdbc.sql(SELECT + " where list_id = ? order by created_at, id")
        .param(list)
        .query(this::entity)
        .list();
  }

  /** Writes the entity as it now is, with the change that made it so. */
  public void save(Entity entity, Deed deed) {
    byte[] sealed = seal(JSON.writeValueAsString(entity.values()), purpose(entity));
    jdbc.sql(
            """
            insert into core.entity (list_id, id, version, zone, data_sealed, created_at,
              updated_at, deleted_at, merged_into)
            values (:list, :id, :version, :zone, :data, :created, :updated, :deleted, :merged)
            on conflict (list_id, id) do update set version = excluded.version,
              zone = excluded.zone, data_sealed = excluded.data_sealed,
              updated_at = excluded.updated_at, deleted_at = excluded.deleted_at,
              merged_into = excluded.merged_into
            """)
        .param("list", entity.list())
        .param("id", entity.id())
        .param("version", entity.version())
        .param("zone", entity.zone().map(ZoneId::code).orElse(null))
        .param("data", sealed)
        .param("created", time(entity.createdAt()))
        .param("updated", time(entity.updatedAt()))
        .param("deleted", entity.deletedAt().map(EntityStore::time).orElse(null))
        .param("merged", entity.mergedInto().orElse(null))
        .update();
    add(entity, deed);
  }

  private void add(Entity entity, Deed deed) {
    String data = JSON.writeValueAsString(new Sealed(deed.said(), deed.after()));
    jdbc.sql(
            """
            insert into core.entity_version (list_id, entity_id, version, kind, instance_id,
              member_id, base_version, branch_id, branch_base, forced, noted_at, received_at,
              data_sealed)
            values (:list, :entity, :version, :kind, :instance, :member, :base, :branch,
              :branchBase, :forced, :noted, :received, :data)
            """)
        .param("list", entity.list())
        .param("entity", entity.id())
        .param("version", deed.version())
        .param("kind", deed.kind().code())
        .param("instance", deed.source().orElse(null))
        .param("member", deed.member().map(MemberId::value).orElse(null))
        .param("base", deed.base().orElse(null))
        .param("branch", deed.branch().map(Deed.Branch::id).orElse(null))
        .param("branchBase", deed.branch().map(Deed.Branch::base).orElse(null))
        .param("forced", deed.forced())
        .param("noted", time(deed.notedAt()))
        .param("received", time(deed.receivedAt()))
        .param("data", seal(data, purpose(entity.list(), entity.id(), deed.version())))
        .update();
  }

  /** Every change of an entity, the first one first. */
  public List<Deed> listDeeds(UUID list, UUID entity) {
    return jdbc.sql(VERSIONS + " where list_id = ? and entity_id = ? order by version")
        .param(list)
        .param(entity)
        .query(this::deed)
        .list();
  }

  private Deed deed(ResultSet row, int index) throws SQLException {
    int version = row.getInt("version");
    UUID list = row.getObject("list_id", UUID.class);
    UUID entity = row.getObject("entity_id", UUID.class);
    String data = vault.openText(row.getBytes("data_sealed"), purpose(list, entity, version));
    Sealed sealed = JSON.readValue(data, Sealed.class);
    int branchBase = row.getInt("branch_base");
    return new Deed(
        version,
        Deed.Kind.of(row.getString("kind")),
        Optional.ofNullable(row.getString("instance_id")),
        Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
        Optional.ofNullable(row.getObject("base_version", Integer.class)),
        Optional.ofNullable(row.getString("branch_id")).map(id -> new Deed.Branch(id, branchBase)),
        row.getBoolean("forced"),
        instant(row, "noted_at"),
        instant(row, "received_at"),
        sealed.said(),
        sealed.after());
  }

  private Entity entity(ResultSet row, int index) throws SQLException {
    Key key = new Key(row.getObject("list_id", UUID.class), row.getObject("id", UUID.class));
    int version = row.getInt("version");
    return new Entity(
        key.list(),
        key.id(),
        version,
        Optional.ofNullable(row.getString("zone")).map(ZoneId::new),
        open(key, version, row),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("merged_into", UUID.class)));
  }

  private Map<String, String> open(Key key, int version, ResultSet row) throws SQLException {
    Opened known = opened.get(key);
    if (known != null && known.version() == version) {
      return known.values();
    }
    String data = vault.openText(row.getBytes("data_sealed"), purpose(key.list(), key.id()));
    Map<String, String> values = JSON.readValue(data, new TypeReference<>() {});
    opened.put(key, new Opened(version, values));
    return values;
  }

  private byte[] seal(String text, String purpose) {
    return vault.sealText(text, purpose);
  }

  private static String purpose(Entity entity) {
    return purpose(entity.list(), entity.id());
  }

  private static String purpose(UUID list, UUID id) {
    return "core.entity:" + list + ":" + id;
  }

  private static String purpose(UUID list, UUID id, int version) {
    return "core.entity_version:" + list + ":" + id + ":" + version;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

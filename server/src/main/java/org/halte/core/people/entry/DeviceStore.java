package org.halte.core.people.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Device tokens in the database; revoked ones, those of inactive members and those that a team
 * shared which is no more are not found.
 */
@Repository
class DeviceStore {

  private static final String SELECT =
      """
      select d.id, d.organisation_id, d.member_id, d.team_id, d.label, d.created_at,
             d.scope, d.last_seen_at
      from core.device_token d
      left join core.member m on m.id = d.member_id
      left join core.team t on t.id = d.team_id
      where d.revoked_at is null and (d.member_id is null or m.active)
        and (d.member_id is not null or t.removed_at is null)
      """;

  private final JdbcClient jdbc;

  DeviceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Device> findByHash(byte[] hash) {
    return jdbc.sql(SELECT + " and d.token_hash = :hash")
        .param("hash", hash)
        .query(DeviceStore::read)
        .optional();
  }

  Optional<Device> find(UUID id) {
    return jdbc.sql(SELECT + " and d.id = :id").param("id", id).query(DeviceStore::read).optional();
  }

  List<Device> listOf(OrganisationId organisation) {
    return jdbc.sql(SELECT + " and d.organisation_id = :organisation order by d.created_at desc")
        .param("organisation", organisation.value())
        .query(DeviceStore::read)
        .list();
  }

  void insert(Device device, byte[] hash) {
    jdbc.sql(
            """
            insert into core.device_token
              (id, token_hash, organisation_id, member_id, team_id, label, created_at, scope)
            values (:id, :hash, :organisation, :member, :team, :label, :at, :scope)
            """)
        .param("id", device.token())
        .param("hash", hash)
        .param("organisation", device.organisation().value())
        .param("member", device.member().map(MemberId::value).orElse(null))
        .param("team", device.team().map(TeamId::value).orElse(null))
        .param("label", device.label())
        .param("at", device.createdAt().atOffset(ZoneOffset.UTC))
        .param("scope", device.scope().wire())
        .update();
  }

  void revoke(UUID id, Instant at) {
    jdbc.sql("update core.device_token set revoked_at = coalesce(revoked_at, :at) where id = :id")
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void seen(UUID id, Instant at) {
    jdbc.sql("update core.device_token set last_seen_at = :at where id = :id")
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Device read(ResultSet row, int number) throws SQLException {
    return new Device(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
        Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
        row.getString("label"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Device.Scope.fromWire(row.getString("scope")),
        Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}

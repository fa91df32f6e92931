package org.halte.core.people.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations in the database. */
@Repository
class InvitationStore {

  private static final String SELECT =
      """
      select id, organisation_id, roles, team_id, email, created_at, expires_at, used_at
      from core.invitation
      """;

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Invitation> findByHash(byte[] hash) {
    return jdbc.sql(SELECT + " where token_hash = :hash")
        .param("hash", hash)
        .query(InvitationStore::read)
        .optional();
  }

  Optional<Invitation> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(InvitationStore::read)
        .optional();
  }

  /** Who made it, as the journal names them. */
  String getMaker(UUID id) {
    return jdbc.sql("select created_by from core.invitation where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  /** Those not used yet, the newest first. */
  List<Invitation> listOpen() {
    return jdbc.sql(SELECT + " where used_at is null order by created_at desc")
        .query(InvitationStore::read)
        .list();
  }

  void insert(Invitation invitation, byte[] hash, String by) {
    jdbc.sql(
            """
            insert into core.invitation
              (id, token_hash, organisation_id, roles, team_id, email, created_by, created_at,
               expires_at)
            values (:id, :hash, :organisation, :roles, :team, :email, :by, :at, :expires)
            """)
        .param("id", invitation.id())
        .param("hash", hash)
        .param("organisation", invitation.organisation().value())
        .param("roles", invitation.roles().stream().map(Role::wire).toArray(String[]::new))
        .param("team", invitation.team().map(TeamId::value).orElse(null))
        .param("email", invitation.email().orElse(null))
        .param("by", by)
        .param("at", invitation.createdAt().atOffset(ZoneOffset.UTC))
        .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False when somebody else was quicker. */
  boolean use(UUID id, Instant at) {
    return jdbc.sql("update core.invitation set used_at = :at where id = :id and used_at is null")
            .param("id", id)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void delete(UUID id) {
    jdbc.sql("delete from core.invitation where id = :id").param("id", id).update();
  }

  private static Invitation read(ResultSet row, int number) throws SQLException {
    String[] roles = (String[]) row.getArray("roles").getArray();
    Set<Role> wanted = Arrays.stream(roles).map(Role::fromWire).collect(Collectors.toSet());
    return new Invitation(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        wanted,
        Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
        Optional.ofNullable(row.getString("email")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}

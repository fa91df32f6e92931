package org.halte.core.people.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes by which phones fetch their tokens. */
@Repository
class EnrolmentStore {

  private final JdbcClient jdbc;

  EnrolmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A phone that waits for its token.
   *
   * @param prepared whether it counts only when its member signs in
   */
  record Row(
      UUID id,
      OrganisationId organisation,
      Optional<MemberId> member,
      Optional<TeamId> team,
      String label,
      boolean prepared,
      MemberId madeBy,
      Instant madeAt,
      Instant expiresAt,
      boolean used) {}

  Optional<Row> findByHash(byte[] hash) {
    return jdbc.sql("select * from core.enrolment where code_hash = :hash")
        .param("hash", hash)
        .query(EnrolmentStore::read)
        .optional();
  }

  void insert(Row row, byte[] hash) {
    jdbc.sql(
            """
            insert into core.enrolment
              (id, code_hash, organisation_id, member_id, team_id, label, prepared, made_by,
               made_at, expires_at)
            values (:id, :hash, :organisation, :member, :team, :label, :prepared, :by, :at, :end)
            """)
        .param("id", row.id())
        .param("hash", hash)
        .param("organisation", row.organisation().value())
        .param("member", row.member().map(MemberId::value).orElse(null))
        .param("team", row.team().map(TeamId::value).orElse(null))
        .param("label", row.label())
        .param("prepared", row.prepared())
        .param("by", row.madeBy().value())
        .param("at", row.madeAt().atOffset(ZoneOffset.UTC))
        .param("end", row.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False when another phone was quicker. */
  boolean use(UUID id, Instant at) {
    return jdbc.sql("update core.enrolment set used_at = :at where id = :id and used_at is null")
            .param("id", id)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void deleteExpired(Instant before) {
    jdbc.sql("delete from core.enrolment where expires_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
        Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
        row.getString("label"),
        row.getBoolean("prepared"),
        new MemberId(row.getObject("made_by", UUID.class)),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getObject("used_at") != null);
  }
}

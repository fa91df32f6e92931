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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Personal API tokens in the database; revoked ones are not found. */
@Repository
class ApiTokenStore {

  private static final String SELECT =
      """
      select id, member_id, label, created_at, last_seen_at
      from core.api_token where revoked_at is null
      """;

  private final JdbcClient jdbc;

  ApiTokenStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ApiToken> findByHash(byte[] hash) {
    return jdbc.sql(SELECT + " and token_hash = :hash")
        .param("hash", hash)
        .query(ApiTokenStore::read)
        .optional();
  }

  List<ApiToken> listOf(MemberId member) {
    return jdbc.sql(SELECT + " and member_id = :member order by created_at desc")
        .param("member", member.value())
        .query(ApiTokenStore::read)
        .list();
  }

  void insert(ApiToken token, byte[] hash) {
    jdbc.sql(
            """
            insert into core.api_token (id, token_hash, member_id, label, created_at)
            values (:id, :hash, :member, :label, :at)
            """)
        .param("id", token.id())
        .param("hash", hash)
        .param("member", token.member().value())
        .param("label", token.label())
        .param("at", token.createdAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False when this member has no such token. */
  boolean revoke(UUID id, MemberId member, Instant at) {
    return jdbc.sql(
                """
                update core.api_token set revoked_at = :at
                where id = :id and member_id = :member and revoked_at is null
                """)
            .param("id", id)
            .param("member", member.value())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void seen(UUID id, Instant at) {
    jdbc.sql("update core.api_token set last_seen_at = :at where id = :id")
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static ApiToken read(ResultSet row, int number) throws SQLException {
    return new ApiToken(
        row.getObject("id", UUID.class),
        new MemberId(row.getObject("member_id", UUID.class)),
        row.getString("label"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("last_seen_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}

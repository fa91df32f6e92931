package org.halte.core.people.entry;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links to set a new password; at most one per member counts. */
@Repository
class PasswordResetStore {

  private final JdbcClient jdbc;

  PasswordResetStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A link.
   *
   * @param madeBy who handed it over; empty for one that came by mail, or from the house
   */
  record Reset(
      MemberId member,
      Instant expiresAt,
      boolean used,
      boolean byHand,
      Optional<MemberId> madeBy) {}

  Optional<Reset> find(byte[] hash) {
    return jdbc.sql(
            """
            select member_id, expires_at, used_at is not null as used, by_hand, made_by
            from core.password_reset where token_hash = :hash
            """)
        .param("hash", hash)
        .query((row, number) ->
            new Reset(
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("used"),
                row.getBoolean("by_hand"),
                Optional.ofNullable(row.getObject("made_by", UUID.class)).map(MemberId::new)))
        .optional();
  }

  /** The newest link is the only one that counts. */
  void replace(
      MemberId member,
      byte[] hash,
      Instant at,
      Instant expiresAt,
      boolean byHand,
      Optional<MemberId> madeBy) {
    jdbc.sql("delete from core.password_reset where member_id = :member")
        .param("member", member.value())
        .update();
    jdbc.sql(
            """
            insert into core.password_reset
              (token_hash, member_id, created_at, expires_at, by_hand, made_by)
            values (:hash, :member, :at, :expires, :byHand, :madeBy)
            """)
        .param("hash", hash)
        .param("member", member.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
        .param("byHand", byHand)
        .param("madeBy", madeBy.map(MemberId::value).orElse(null), Types.OTHER)
        .update();
  }

  /** False when it was used already. */
  boolean use(byte[] hash, Instant at) {
    return jdbc.sql(
                """
                update core.password_reset set used_at = :at
                where token_hash = :hash and used_at is null
                """)
            .param("hash", hash)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}

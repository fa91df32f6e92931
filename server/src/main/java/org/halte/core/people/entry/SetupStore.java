package org.halte.core.people.entry;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one set-up token, while there is one. */
@Repository
class SetupStore {

  private final JdbcClient jdbc;

  SetupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void replace(byte[] hash, Instant at) {
    jdbc.sql(
            """
            insert into core.setup_token (token_hash, created_at) values (:hash, :at)
            on conflict (only_one) do update
            set token_hash = excluded.token_hash, created_at = excluded.created_at
            """)
        .param("hash", hash)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean exists(byte[] hash) {
    return jdbc.sql("select exists (select 1 from core.setup_token where token_hash = :hash)")
        .param("hash", hash)
        .query(Boolean.class)
        .single();
  }

  /** False when it was used already. */
  boolean use(byte[] hash) {
    return jdbc.sql("delete from core.setup_token where token_hash = :hash")
            .param("hash", hash)
            .update()
        == 1;
  }
}

package org.halte.field.figures.boards;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The storage keys of phones: made once per device token, kept sealed. */
@Component
class PhoneKeyStore {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  PhoneKeyStore(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  /** The 32 bytes of this token, the same each time. */
  byte[] keyOf(UUID token) {
    byte[] fresh = new byte[KEY_BYTES];
    RANDOM.nextBytes(fresh);
    jdbc.sql(
            """
            insert into field.phone_key (device_token, key_sealed, made_at)
            values (:token, :key, :now) on conflict do nothing
            """)
        .param("token", token)
        .param("key", vault.seal(fresh, purpose(token)))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    byte[] sealed =
        jdbc.sql("select key_sealed from field.phone_key where device_token = :token")
            .param("token", token)
            .query(byte[].class)
            .single();
    return vault.open(sealed, purpose(token));
  }

  private static String purpose(UUID token) {
    return "field.phone.key:" + token;
  }
}

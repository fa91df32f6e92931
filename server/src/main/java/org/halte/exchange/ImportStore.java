package org.halte.exchange;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that wait to be imported, in {@code exchange.import}. */
@Repository
class ImportStore {

  private static final String KEY = "exchange.import_key";
  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final Vault vault;

  ImportStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** What sets the names of this Halte's rows apart from those that others could work out. */
  byte[] key() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    jdbc.sql("insert into exchange.import_key (key_sealed) values (?) on conflict do nothing")
        .param(vault.seal(fresh, KEY))
        .update();
    byte[] sealed =
        jdbc.sql("select key_sealed from exchange.import_key").query(byte[].class).single();
    return vault.open(sealed, KEY);
  }

  /** A file that waits. */
  record Waiting(UUID id, OrganisationId organisation, ImportKind kind, String file, String blob) {}

  void insert(Waiting waiting, Instant now) {
    jdbc.sql(
            """
            insert into exchange.import (id, organisation_id, kind, file_name, blob, created_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(waiting.id())
        .param(waiting.organisation().value())
        .param(waiting.kind().wire())
        .param(waiting.file())
        .param(waiting.blob())
        .param(Timestamp.from(now))
        .update();
  }

  Optional<Waiting> find(UUID id, OrganisationId organisation) {
    return jdbc.sql(
            """
            select id, organisation_id, kind, file_name, blob from exchange.import
            where id = ? and organisation_id = ?
            """)
        .param(id)
        .param(organisation.value())
        .query((row, n) ->
            new Waiting(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                ImportKind.fromWire(row.getString("kind")),
                row.getString("file_name"),
                row.getString("blob")))
        .optional();
  }

  /** Forgets the files brought before, and names their blobs. */
  List<String> deleteBefore(Instant moment) {
    return jdbc.sql("delete from exchange.import where created_at < ? returning blob")
        .param(Timestamp.from(moment))
        .query(String.class)
        .list();
  }
}

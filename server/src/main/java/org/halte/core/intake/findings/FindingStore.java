package org.halte.core.intake.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the check found, in the database; the values are sealed, they quote answers. Rows of earlier
 * versions hold a French sentence before the value, which is not read: kind and value say it in any
 * language.
 */
@Repository
public class FindingStore {

  private static final String BETWEEN = "\u0000";

  private final JdbcClient jdbc;
  private final Vault vault;

  FindingStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  public List<Flag> list(UUID submission) {
    return jdbc.sql(
            """
            select path, kind, detail_sealed from core.finding
            where submission_id = ? order by ordinal
            """)
        .param(submission)
        .query((row, n) -> {
          String detail =
              new String(vault.open(row.getBytes("detail_sealed"), purpose(submission)), UTF_8);
          return new Flag(
              row.getString("path"),
              row.getString("kind"),
              detail.substring(detail.indexOf(BETWEEN) + 1));
        })
        .list();
  }

  /** Puts these in the place of what was found before; true when anything is different now. */
  public boolean replace(UUID submission, List<Flag> flags) {
    if (list(submission).equals(flags)) {
      return false;
    }
    jdbc.sql("delete from core.finding where submission_id = ?").param(submission).update();
    for (int i = 0; i < flags.size(); i++) {
      Flag flag = flags.get(i);
      jdbc.sql(
              """
              insert into core.finding (submission_id, ordinal, path, kind, detail_sealed)
              values (?, ?, ?, ?, ?)
              """)
          .param(submission)
          .param(i)
          .param(flag.path())
          .param(flag.kind())
          .param(vault.sealText(BETWEEN + flag.value(), purpose(submission)))
          .update();
    }
    return true;
  }

  /** Notes a form for the check; nothing when it is not here or noted already. */
  public void enqueue(String instanceId) {
    jdbc.sql(
            """
            insert into core.check_pending (submission_id)
            select id from core.submission where instance_id = ?
            on conflict do nothing
            """)
        .param(instanceId)
        .update();
  }

  /** The instance that waits longest. */
  public Optional<String> findPending() {
    return jdbc.sql(
            """
            select s.instance_id from core.check_pending p
            join core.submission s on s.id = p.submission_id
            order by p.submission_id limit 1
            """)
        .query(String.class)
        .optional();
  }

  public long countPending() {
    return jdbc.sql("select count(*) from core.check_pending").query(Long.class).single();
  }

  /** False when it was taken off the queue by somebody else. */
  public boolean dequeue(UUID submission) {
    return jdbc.sql("delete from core.check_pending where submission_id = ?")
            .param(submission)
            .update()
        == 1;
  }

  public boolean isFlagged(String instanceId, String kind) {
    return jdbc.sql(
            """
            select exists (
              select from core.finding f join core.submission s on s.id = f.submission_id
              where s.instance_id = ? and f.kind = ?)
            """)
        .param(instanceId)
        .param(kind)
        .query(Boolean.class)
        .single();
  }

  private static String purpose(UUID submission) {
    return "core.finding:" + submission;
  }
}

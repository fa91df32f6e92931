package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.halte.base.changes.Changes;
import org.halte.core.intake.AnswerChecker;
import org.halte.web.api.FieldWorld.Association;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The check of a report and a coordinator's judgement of it, both at the same moment. */
class LateCheckTest extends FieldStory {

  @Test
  void aCheckThatEndsWhileACoordinatorJudgesDoesNotOverwriteTheJudgement() throws Exception {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Quai", 48.8421, 2.3721, "normale"));
    String id = newId();
    relais.phone().send(visit(id, met(place, 40, "au hasard")));
    world.settle();
    assertThat(world.get(AnswerChecker.class).awaitIdle(Duration.ofSeconds(20))).isTrue();
    world.settle();
    assertThat(status(id)).isEqualTo("review");

    inTransaction(() -> {
      // Whoever reads goes on, whoever wants to write waits; the feed is not held up.
      jdbc().sql("lock table field.report in exclusive mode").update();
      Thread.ofVirtual().start(() -> inTransaction(() -> theCheckFindsNothingAnyMore(id)));
      awaitSomebodyWaits();
      sql("update field.report set status = 'hold' where instance_id = ?", id);
    });
    world.settle();

    assertThat(status(id)).isEqualTo("hold");
    assertThat(flags(id)).isEqualTo("{}");
  }

  private static void theCheckFindsNothingAnyMore(String id) {
    sql(
        "delete from core.finding where submission_id ="
            + " (select id from core.submission where instance_id = ?)",
        id);
    world.get(Changes.class).append("submission", "checked", id, Map.of());
  }

  /** The follower has come to the report and waits for the judgement to end. */
  private static void awaitSomebodyWaits() {
    long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (waiting() == 0) {
      assertThat(System.nanoTime()).as("the follower never came").isLessThan(patience);
      Thread.onSpinWait();
    }
  }

  private static long waiting() {
    return jdbc().sql("select count(*) from pg_locks where not granted").query(Long.class).single();
  }

  private static String status(String id) {
    return column("status", id);
  }

  private static String flags(String id) {
    return column("flags::text", id);
  }

  private static String column(String name, String id) {
    return jdbc()
        .sql("select " + name + " from field.report where instance_id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private static void sql(String change, String id) {
    assertThat(jdbc().sql(change).param(id).update()).isPositive();
  }

  private static void inTransaction(Runnable what) {
    new TransactionTemplate(world.get(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> what.run());
  }

  private static JdbcClient jdbc() {
    return world.get(JdbcClient.class);
  }
}

package org.halte.base.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.halte.base.changes.Change.Position;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void noFollowerSkipsAChangeHoweverManyWriteAtOnce() throws Exception {
    int writers = 8;
    int each = 60;
    Recorder first = new Recorder("first", "report");
    Recorder second = new Recorder("second", "report", "place");
    List<Change> tailed = Collections.synchronizedList(new ArrayList<>());
    try (TestFeed feed = TestFeed.on(database, first, second);
        Tail tail = feed.changes().tail(Position.START, tailed::add);
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int w = 0; w < writers; w++) {
        int writer = w;
        threads.submit(() -> write(feed.changes(), writer, each));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      feed.settle();
      assertThat(first.subjects()).doesNotHaveDuplicates().hasSize(writers * each / 2);
      assertThat(second.subjects()).doesNotHaveDuplicates().hasSize(writers * each);
      assertThat(second.positions()).isSorted();
      await(() -> tailed.size() == writers * each);
      assertThat(tailed.stream().map(Change::subject).toList()).isEqualTo(second.subjects());
      // The story is only worth something if numbers really were committed out of order.
      assertThat(second.seen.stream().map(c -> c.position().number()).toList())
          .isNotEqualTo(second.seen.stream().map(c -> c.position().number()).sorted().toList());
      assertThat(tail.position()).isEqualTo(feed.changes().last());
    }
  }

  private void write(Changes changes, int writer, int each) {
    Random random = new Random(writer);
    for (int i = 0; i < each; i++) {
      String subject = writer + "/" + i;
      String topic = i % 2 == 0 ? "report" : "place";
      database
          .transactions()
          .executeWithoutResult(_ -> {
            // The transaction gets its number first, the change gets its own later.
            database.jdbc().sql("select pg_current_xact_id()::text").query(String.class).single();
            pause(random.nextInt(6));
            changes.append(topic, "filed", subject, Map.of("writer", writer));
            pause(random.nextInt(6));
          });
    }
  }

  @Test
  void aChangeOfATransactionThatIsUndoneNeverHappened() {
    Recorder recorder = new Recorder("recorder", "report");
    try (TestFeed feed = TestFeed.on(database, recorder)) {
      database
          .transactions()
          .executeWithoutResult(status -> {
            feed.changes().append("report", "filed", "undone", Map.of());
            status.setRollbackOnly();
          });
      feed.changes().append("report", "filed", "kept", Map.of("people", 40));
      feed.settle();
      assertThat(recorder.subjects()).containsExactly("kept");
      assertThat(recorder.seen.getFirst().body()).isEqualTo(Map.of("people", 40));
    }
  }

  @Test
  void aPoisonedChangeIsNotedAndPassedBy() {
    Recorder recorder =
        new Recorder("recorder", "report") {
          @Override
          public void apply(Change change) {
            super.apply(change);
            database
                .jdbc()
                .sql("insert into base.follower_failure values ('x', 1, 'y', now())")
                .update();
            if (change.subject().equals("poison")) {
              database.jdbc().sql("select 1 / 0").query(Integer.class).single();
            }
            database.jdbc().sql("delete from base.follower_failure where follower = 'x'").update();
          }
        };
    try (TestFeed feed = TestFeed.on(database, recorder)) {
      for (String subject : List.of("a", "poison", "b")) {
        feed.changes().append("report", "filed", subject, Map.of());
      }
      feed.settle();
      assertThat(recorder.subjects()).containsExactly("a", "poison", "b");
      assertThat(
              database
                  .jdbc()
                  .sql("select follower || ': ' || error from base.follower_failure")
                  .query(String.class)
                  .list())
          .singleElement()
          .asString()
          .startsWith("recorder: DataIntegrityViolation");
    }
  }

  @Test
  void aChangeThatOnlyFailsAtCommitIsPassedByAndTheOthersAreKept() {
    database
        .jdbc()
        .sql(
            """
            create table applied (subject text,
              constraint no_poison unique (subject) deferrable initially deferred)
            """)
        .update();
    database.jdbc().sql("insert into applied values ('poison')").update();
    Follower follower =
        follower(
            "deferred",
            change ->
                database
                    .jdbc()
                    .sql("insert into applied values (:s)")
                    .param("s", change.subject())
                    .update());
    try (TestFeed feed = TestFeed.on(database, follower)) {
      for (String subject : List.of("a", "poison", "b")) {
        feed.changes().append("report", "filed", subject, Map.of());
      }
      feed.settle();
      assertThat(database.jdbc().sql("select subject from applied").query(String.class).list())
          .containsExactlyInAnyOrder("poison", "a", "b");
    }
  }

  @Test
  void whatAFollowerAppendsReachesTheNextFollower() {
    Changes changes = TestFeed.changesOf(database, Clock.systemUTC());
    Recorder places = new Recorder("places", "place");
    Follower reports =
        follower("reports", c -> changes.append("place", "changed", "of " + c.subject(), Map.of()));
    try (TestFeed feed = TestFeed.on(database, reports, places)) {
      feed.changes().append("report", "filed", "r1", Map.of());
      feed.settle();
      assertThat(places.subjects()).containsExactly("of r1");
    }
  }

  @Test
  void aFollowerGoesOnWhereItStoppedAndTwoNodesDoNotApplyTwice() {
    Recorder before = new Recorder("same", "report");
    try (TestFeed feed = TestFeed.on(database, before)) {
      feed.changes().append("report", "filed", "1", Map.of());
      feed.settle();
    }
    Recorder one = new Recorder("same", "report");
    Recorder other = new Recorder("same", "report");
    try (TestFeed feed = TestFeed.on(database, one);
        TestFeed secondNode = TestFeed.on(database, other)) {
      for (int i = 2; i <= 100; i++) {
        feed.changes().append("report", "filed", Integer.toString(i), Map.of());
      }
      feed.settle();
      secondNode.settle();
      Set<String> all = new HashSet<>(one.subjects());
      all.addAll(other.subjects());
      assertThat(all).hasSize(99).doesNotContain("1");
      assertThat(one.seen.size() + other.seen.size()).isEqualTo(99);
    }
  }

  @Test
  void aListenerThatFailsHearsTheNextChange() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    try (TestFeed feed = TestFeed.on(database);
        Tail tail =
            feed.changes()
                .tail(
                    feed.changes().last(),
                    change -> {
                      heard.add(change.subject());
                      throw new IllegalStateException("the screen went away");
                    })) {
      feed.changes().append("report", "filed", "1", Map.of());
      feed.changes().append("report", "filed", "2", Map.of());
      await(() -> heard.size() == 2);
      assertThat(tail.position()).isEqualTo(feed.changes().last());
    }
  }

  @Test
  void aChangeReachesItsListenersInAMomentThoughNobodyPolls() {
    List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    try (TestFeed feed = TestFeed.on(database);
        Tail _ = feed.changes().tail(Position.START, _ -> heard.add(System.nanoTime()))) {
      pause(1000);
      long said = System.nanoTime();
      feed.changes().append("report", "filed", "1", Map.of());
      await(() -> !heard.isEmpty());
      assertThat(Duration.ofNanos(heard.getFirst() - said)).isLessThan(Pace.IDLE.dividedBy(2));
    }
  }

  @Test
  void aDatabaseFromAnotherServerIsRenumberedInItsOldOrder() {
    Recorder recorder = new Recorder("recorder", "report");
    try (TestFeed feed = TestFeed.on(database)) {
      database
          .jdbc()
          .sql(
              """
              insert into base.change (number, xid, topic, kind, subject, at) values
                (70, '9000000001', 'report', 'filed', 'third', now()),
                (2, '9000000000', 'report', 'filed', 'second', now()),
                (9, '8999999999', 'report', 'filed', 'first', now())
              """)
          .update();
      database
          .jdbc()
          .sql("insert into base.follower values ('recorder', '8999999999', 9, now())")
          .update();
      assertThat(feed.changes().last()).isEqualTo(Position.START);
    }
    try (TestFeed feed = TestFeed.on(database, recorder)) {
      feed.changes().append("report", "filed", "fourth", Map.of());
      feed.settle();
      assertThat(recorder.subjects()).containsExactly("second", "third", "fourth");
      assertThat(feed.changes().listAfter(Position.START, 10).stream().map(Change::subject))
          .containsExactly("first", "second", "third", "fourth");
    }
  }

  @Test
  void aPositionReadsBack() {
    assertThat(Position.parse(new Position(812, 4711).toString()))
        .isEqualTo(new Position(812, 4711));
    assertThatThrownBy(() -> Position.parse("yesterday")).hasMessageContaining("yesterday");
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      pause(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Follower follower(String name, Consumer<Change> apply) {
    return new Recorder(name, "report") {
      @Override
      public void apply(Change change) {
        apply.accept(change);
      }
    };
  }

  private static class Recorder implements Follower {

    private final String name;
    private final Set<String> topics;
    private final List<Change> seen = Collections.synchronizedList(new ArrayList<>());

    Recorder(String name, String... topics) {
      this.name = name;
      this.topics = Set.of(topics);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<String> topics() {
      return topics;
    }

    @Override
    public void apply(Change change) {
      seen.add(change);
    }

    List<String> subjects() {
      return seen.stream().map(Change::subject).toList();
    }

    List<Position> positions() {
      return seen.stream().map(Change::position).toList();
    }
  }
}

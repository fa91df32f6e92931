package org.halte.base.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.halte.testing.TestDatabase;

/** The feed of a test's database, with the followers the test is about, running until closed. */
public final class TestFeed implements AutoCloseable {

  private final Wakeup wakeup;
  private final Changes changes;
  private final FollowerRunner runner;

  private TestFeed(TestDatabase database, Clock clock, List<Follower> followers) {
    ChangeStore store = new ChangeStore(database.jdbc());
    this.wakeup = new Wakeup(database.dataSource());
    this.changes = new Changes(store, wakeup, database.transactionManager(), clock);
    this.runner =
        new FollowerRunner(followers, store, wakeup, database.transactionManager(), clock);
  }

  /** Followers often need {@link Changes} themselves: see {@link #changesOf}. */
  public static TestFeed on(TestDatabase database, Follower... followers) {
    return on(database, Clock.systemUTC(), followers);
  }

  public static TestFeed on(TestDatabase database, Clock clock, Follower... followers) {
    TestFeed feed = new TestFeed(database, clock, List.of(followers));
    feed.runner.start();
    return feed;
  }

  /** Only for appending, e.g. by a follower that is made before its feed. */
  public static Changes changesOf(TestDatabase database, Clock clock) {
    ChangeStore store = new ChangeStore(database.jdbc());
    return new Changes(
        store, new Wakeup(database.dataSource()), database.transactionManager(), clock);
  }

  public Changes changes() {
    return changes;
  }

  public FollowerRunner runner() {
    return runner;
  }

  /** Waits until all is applied; fails after half a minute. */
  public void settle() {
    try {
      if (!runner.awaitCaughtUp(Duration.ofSeconds(30))) {
        throw new AssertionError("Followers are still behind: " + runner.lags());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    runner.stop();
    wakeup.close();
  }
}

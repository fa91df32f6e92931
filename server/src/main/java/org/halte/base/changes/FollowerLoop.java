package org.halte.base.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.halte.base.changes.Change.Position;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one follower on one node. */
final class FollowerLoop {

  private static final Logger LOG = LoggerFactory.getLogger(FollowerLoop.class);
  private static final int BATCH = 200;

  /** A running batch holds up the other readers of the feed: keep it short. */
  private static final Duration LONGEST_BATCH = Duration.ofMillis(250);

  private final Follower follower;
  private final ChangeStore store;
  private final Clock clock;
  private final TransactionTemplate batches;
  private final TransactionTemplate steps;
  private int limit = BATCH;

  FollowerLoop(
      Follower follower, ChangeStore store, PlatformTransactionManager manager, Clock clock) {
    this.follower = follower;
    this.store = store;
    this.clock = clock;
    this.batches = new TransactionTemplate(manager);
    this.steps =
        new TransactionTemplate(
            manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
  }

  /** Applies one batch; returns how long to wait for the next. Throws nothing. */
  Duration run() {
    try {
      // Looked at without a lock first: an idle follower must not begin transactions that count.
      if (store.listAfter(position(), follower.topics(), 1).isEmpty()) {
        return Pace.after(store);
      }
      boolean mine = Boolean.TRUE.equals(batches.execute(_ -> applyBatch()));
      limit = BATCH;
      return mine ? Duration.ZERO : Pace.UNSETTLED;
    } catch (RuntimeException e) {
      return recover(e);
    }
  }

  private Position position() {
    return store.getPosition(follower.name());
  }

  private boolean applyBatch() {
    Optional<Position> position = store.lockPosition(follower.name());
    if (position.isEmpty()) {
      return false;
    }
    long end = System.nanoTime() + LONGEST_BATCH.toNanos();
    Position reached = position.get();
    for (Change change : store.listAfter(reached, follower.topics(), limit)) {
      apply(change);
      reached = change.position();
      if (System.nanoTime() > end) {
        break;
      }
    }
    store.advance(follower.name(), reached, clock.instant());
    return true;
  }

  private void apply(Change change) {
    try {
      steps.executeWithoutResult(_ -> follower.apply(change));
    } catch (Exception | StackOverflowError e) {
      if (isPassing(e)) {
        throw e;
      }
      passBy(change, e);
    }
  }

  private void passBy(Change change, Throwable e) {
    LOG.warn("Follower {} passes by change {}", follower.name(), change.position(), e);
    store.noteFailure(follower.name(), change.position().number(), describe(e), clock.instant());
  }

  /** Trouble of the moment is waited for; a batch that cannot commit is taken apart. */
  private Duration recover(RuntimeException e) {
    if (isPassing(e)) {
      LOG.debug("Follower {} waits for the database", follower.name(), e);
      return Pace.TROUBLE;
    }
    if (limit > 1) {
      limit = 1;
      return Duration.ZERO;
    }
    try {
      batches.executeWithoutResult(_ -> skipOne(e));
      return Duration.ZERO;
    } catch (RuntimeException again) {
      LOG.warn("Follower {} cannot go on", follower.name(), again);
      return Pace.TROUBLE;
    }
  }

  private void skipOne(RuntimeException e) {
    Position position = store.lockPosition(follower.name()).orElseThrow();
    for (Change change : store.listAfter(position, follower.topics(), 1)) {
      passBy(change, e);
      store.advance(follower.name(), change.position(), clock.instant());
    }
  }

  private static boolean isPassing(Throwable e) {
    return e instanceof TransientDataAccessException || DatabaseProblem.find(e).isPresent();
  }

  /** What went wrong, without the values of the record. */
  private static String describe(Throwable e) {
    String what =
        switch (e) {
          case Problem problem -> problem.code();
          case DataAccessException _ -> "";
          default -> String.valueOf(e.getMessage());
        };
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return (e.getClass().getSimpleName() + " " + what).strip() + where;
  }
}

package org.halte.base.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs every follower of this node, each on a virtual thread, while the program is up. */
@Component
public class FollowerRunner implements SmartLifecycle {

  private final List<Follower> followers;
  private final ChangeStore store;
  private final Wakeup wakeup;
  private final PlatformTransactionManager transactions;
  private final Clock clock;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Wakeup.Bell> bells = new ArrayList<>();
  private volatile boolean running;

  FollowerRunner(
      List<Follower> followers,
      ChangeStore store,
      Wakeup wakeup,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.followers = List.copyOf(followers);
    this.store = store;
    this.wakeup = wakeup;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    running = true;
    for (Follower follower : followers) {
      store.register(follower.name(), clock.instant());
      Wakeup.Bell bell = wakeup.bell();
      bells.add(bell);
      FollowerLoop loop = new FollowerLoop(follower, store, transactions, clock);
      threads.add(
          Thread.ofVirtual().name("follower-" + follower.name()).start(() -> run(loop, bell)));
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    bells.forEach(Wakeup.Bell::ring);
    bells.forEach(Wakeup.Bell::close);
    try {
      for (Thread thread : threads) {
        if (!thread.join(Duration.ofSeconds(5))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
    bells.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** For each follower the number of changes it has still to apply. */
  public Map<String, Long> lags() {
    Map<String, Long> lags = new LinkedHashMap<>();
    for (Follower follower : followers) {
      lags.put(follower.name(), store.countAfter(follower.name(), follower.topics()));
    }
    return lags;
  }

  /**
   * Waits until every follower has applied all that is in the feed, and what they appended
   * meanwhile as well; false when the time was not enough.
   */
  public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
    Instant deadline = Instant.now().plus(longest);
    long pause = 10;
    while (lags().values().stream().anyMatch(lag -> lag > 0)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(pause);
      // Counting what is left costs as much as applying some of it.
      pause = Math.min(200, pause + pause / 4);
    }
    return true;
  }

  private void run(FollowerLoop loop, Wakeup.Bell bell) {
    try {
      while (running) {
        Duration wait = loop.run();
        if (!wait.isZero()) {
          bell.await(wait);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

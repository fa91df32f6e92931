package org.halte.core.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.halte.core.policy.Access;

/**
 * One screen that watches. Its owner takes events with {@link #poll}; the hub never waits for it: a
 * listener that does not keep up is closed, and its screen connects again and resumes.
 */
public final class LiveListener implements AutoCloseable {

  private static final int ROOM = 512;
  private static final LiveEvent END = new LiveEvent("", "end", Map.of());

  private final Supplier<Optional<Access>> opener;
  private final BlockingQueue<LiveEvent> queue = new ArrayBlockingQueue<>(ROOM);
  private final Runnable onClose;
  private volatile Optional<Access> access;
  private volatile Instant openedAt;
  private volatile boolean closed;

  LiveListener(Supplier<Optional<Access>> opener, Instant now, Runnable onClose) {
    this.opener = opener;
    this.onClose = onClose;
    this.access = opener.get();
    this.openedAt = now;
    this.closed = access.isEmpty();
  }

  /** The next event, or empty when none came in time. */
  public Optional<LiveEvent> poll(long millis) throws InterruptedException {
    return Optional.ofNullable(queue.poll(millis, TimeUnit.MILLISECONDS))
        .filter(event -> !event.equals(END));
  }

  /** Whether it is over: not allowed any more, too slow, or closed by its owner. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    onClose.run();
    // Whoever waits for the next event learns at once that there is none.
    queue.clear();
    var _ = queue.offer(END);
  }

  /** The rights at this moment; empty once they ended. */
  Optional<Access> accessAt(Instant now) {
    return access.map(rights -> rights.at(now));
  }

  Instant openedAt() {
    return openedAt;
  }

  /** Asks again who watches and what they may see. */
  void refresh(Instant now) {
    access = opener.get();
    openedAt = now;
    if (access.isEmpty()) {
      close();
    }
  }

  void offer(LiveEvent event) {
    if (!closed && !queue.offer(event)) {
      close();
    }
  }
}

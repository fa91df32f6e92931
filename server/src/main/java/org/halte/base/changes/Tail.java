package org.halte.base.changes;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.halte.base.changes.Change.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener of one node on the feed; ends when it is closed. */
public final class Tail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int BATCH = 500;

  private final ChangeStore store;
  private final Wakeup.Bell bell;
  private final Consumer<Change> listener;
  private final Thread thread;
  private volatile Position position;
  private volatile boolean closed;

  Tail(ChangeStore store, Wakeup wakeup, Position from, Consumer<Change> listener) {
    this.store = store;
    this.bell = wakeup.bell();
    this.position = from;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("tail").unstarted(this::run);
  }

  Tail start() {
    thread.start();
    return this;
  }

  /** The last change that was handed over. */
  public Position position() {
    return position;
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
    bell.close();
    try {
      if (!thread.equals(Thread.currentThread()) && !thread.join(Duration.ofSeconds(3))) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        bell.await(readOn());
      }
    } catch (InterruptedException _) {
      closed = true;
    }
  }

  private Duration readOn() {
    try {
      List<Change> batch = store.listAfter(position, BATCH);
      for (Change change : batch) {
        if (closed) {
          return Duration.ZERO;
        }
        hand(change);
        position = change.position();
      }
      return batch.size() == BATCH ? Duration.ZERO : Pace.after(store);
    } catch (RuntimeException e) {
      LOG.debug("The feed cannot be read at the moment", e);
      return Pace.TROUBLE;
    }
  }

  private void hand(Change change) {
    try {
      listener.accept(change);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed on change {}", change.position(), e);
    }
  }
}

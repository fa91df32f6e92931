package org.halte.base.changes;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.halte.base.changes.Change.Position;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The feed: append to it, read it, listen to it. */
@Component
public class Changes {

  private final ChangeStore store;
  private final Wakeup wakeup;
  private final Clock clock;
  private final TransactionTemplate transactions;

  Changes(ChangeStore store, Wakeup wakeup, PlatformTransactionManager transactions, Clock clock) {
    this.store = store;
    this.wakeup = wakeup;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactions);
    // A database restored from another server: its transaction numbers mean nothing here.
    this.transactions.executeWithoutResult(_ -> {
      if (store.isForeign()) {
        store.renumber();
      }
    });
  }

  /**
   * Notes that something happened. Joins the transaction that is under way, so that both are kept
   * or neither; readers are woken when it commits.
   */
  public void append(String topic, String kind, String subject, Map<String, ?> body) {
    transactions.executeWithoutResult(
        _ -> store.append(topic, kind, subject, body, clock.instant()));
  }

  /** The place behind which everything is still to come. */
  public Position last() {
    return store.last();
  }

  /** What comes after a position, in order, at most so many. */
  public List<Change> listAfter(Position position, int limit) {
    return store.listAfter(position, limit);
  }

  /**
   * Hands every change after a position to a listener of this node, in order, on a thread of its
   * own, until the tail is closed. What the listener throws is logged and passed by.
   */
  public Tail tail(Position from, Consumer<Change> listener) {
    return new Tail(store, wakeup, from, listener).start();
  }

  /** How many changes of the topics a follower has still to apply. */
  long countAfter(String follower, Collection<String> topics) {
    return store.countAfter(follower, topics);
  }
}

package org.halte.base.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is remembered or forgotten once a change is committed: what is rolled back was never there.
 */
public final class AfterCommit {

  private AfterCommit() {}

  /** Runs something after the transaction under way is committed; at once when there is none. */
  public static void run(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }
}

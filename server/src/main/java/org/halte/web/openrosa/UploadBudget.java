package org.halte.web.openrosa;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes of photos may be on their way in at once: a crowd of phones that find the network
 * again must not fill the memory. Small reports pass without asking.
 */
final class UploadBudget {

  private static final long MEGABYTE = 1_000_000;
  private static final int PATIENCE_SECONDS = 30;

  /** A photo is held as sent, cleaned and sealed; half of the memory is for others. */
  private static final int SHARE = 6;

  private final int megabytes;
  private final Semaphore free;

  UploadBudget(long memory) {
    this.megabytes = Math.clamp(memory / SHARE / MEGABYTE, 30, 2_000);
    this.free = new Semaphore(megabytes, true);
  }

  /** Waits for room; the answer goes back to {@link #giveBack}. Throws DoorProblem. */
  int take(long bytes, long most) {
    long expected = bytes < 0 ? most : bytes;
    int wanted = (int) Math.min(expected / MEGABYTE, megabytes);
    try {
      if (wanted > 0 && !free.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw DoorProblem.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DoorProblem.busy();
    }
    return wanted;
  }

  void giveBack(int taken) {
    free.release(taken);
  }
}

package org.halte.base.changes;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.halte.base.database.Notifications;
import org.springframework.stereotype.Component;

/** Tells the readers of this node that some transaction appended to the feed, on any node. */
@Component
class Wakeup implements AutoCloseable {

  private final Set<Bell> bells = ConcurrentHashMap.newKeySet();
  private final Notifications notifications;

  Wakeup(DataSource database) {
    this.notifications =
        Notifications.listen(database, ChangeStore.CHANNEL, () -> bells.forEach(Bell::ring));
  }

  Bell bell() {
    Bell bell = new Bell();
    bells.add(bell);
    return bell;
  }

  @Override
  public void close() {
    notifications.close();
  }

  /** One reader's bell: it remembers that it rang while nobody waited. */
  final class Bell implements AutoCloseable {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
      rung.release();
    }

    /** Returns at the next ring, or after the time at the latest. */
    void await(Duration longest) throws InterruptedException {
      if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        rung.drainPermits();
      }
    }

    @Override
    public void close() {
      bells.remove(this);
    }
  }
}

package org.halte.base.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one PostgreSQL channel (LISTEN) on a connection of its own and calls back for each
 * bundle of notifications, and after each reconnection, since some may have been missed.
 */
public final class Notifications implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
  private static final int WAIT_MILLIS = 250;

  private final DataSource database;
  private final String channel;
  private final Runnable callback;
  private final Thread thread;
  private volatile boolean closed;

  private Notifications(DataSource database, String channel, Runnable callback) {
    this.database = database;
    this.channel = channel;
    this.callback = callback;
    this.thread = Thread.ofVirtual().name("listen-" + channel).unstarted(this::run);
  }

  /** Begins to listen; the channel is a plain name. The callback must return at once. */
  public static Notifications listen(DataSource database, String channel, Runnable callback) {
    Notifications notifications = new Notifications(database, channel, callback);
    notifications.thread.start();
    return notifications;
  }

  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(Duration.ofSeconds(3))) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        LOG.debug("Listening to {} was interrupted: {}", channel, e.getMessage());
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + channel);
      callback.run();
      while (!closed) {
        PGNotification[] received = postgres.getNotifications(WAIT_MILLIS);
        if (Objects.requireNonNullElse(received, new PGNotification[0]).length > 0) {
          callback.run();
        }
      }
      statement.execute("unlisten " + channel);
    }
  }

  private void pause() {
    try {
      Thread.sleep(closed ? 0 : 300);
    } catch (InterruptedException _) {
      closed = true;
    }
  }
}

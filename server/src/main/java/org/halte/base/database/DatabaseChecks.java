package org.halte.base.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** What is looked at before a database is used. */
final class DatabaseChecks {

  private static final int OLDEST_VERSION = 150_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String DATABASE_EXISTS_ALREADY = "42P04";

  private DatabaseChecks() {}

  /** Waits a little for an external database that may be starting; throws DatabaseProblem. */
  static void awaitUsable(DatabaseAddress address) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (Connection connection = address.connect()) {
        checkVersion(address, connection);
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean silent = state.startsWith("08") || state.startsWith("57P");
        if (!silent) {
          throw DatabaseProblem.refused(address, reason(e)).because(e);
        }
        if (Instant.now().isAfter(deadline)) {
          throw DatabaseProblem.unreachable(address, reason(e)).because(e);
        }
        pause();
      }
    }
  }

  /** Makes a database in a server unless it is there. */
  static void createIfMissing(DatabaseAddress maintenance, String name) {
    try (Connection connection = maintenance.connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + name);
    } catch (SQLException e) {
      if (!DATABASE_EXISTS_ALREADY.equals(e.getSQLState())) {
        throw DatabaseProblem.refused(maintenance, reason(e)).because(e);
      }
    }
  }

  private static void checkVersion(DatabaseAddress address, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int, current_setting('server_version')
                """)) {
      version.next();
      if (version.getInt(1) < OLDEST_VERSION) {
        throw DatabaseProblem.tooOld(address, version.getString(2));
      }
    }
  }

  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DatabaseProblem.notAnswering().because(e);
    }
  }
}

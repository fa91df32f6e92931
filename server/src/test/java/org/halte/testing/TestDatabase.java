package org.halte.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.database.DatabaseStart;
import org.halte.base.database.EmbeddedPostgres;
import org.halte.base.database.Migrations;
import org.halte.base.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new database with all tables and no rows, copied from a template on one server per test JVM:
 * the embedded one, or the one that HALTE_TEST_DATABASE_URL names (whose user may create
 * databases).
 */
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String RUN = "t" + ProcessHandle.current().pid();

  private final DatabaseAddress address;
  private final HikariDataSource pool;

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
    this.pool = DatabaseStart.pool(address, 12);
  }

  /** Copies the template; takes a few dozen milliseconds. */
  public static TestDatabase fresh() {
    String name = RUN + "_" + COUNT.incrementAndGet();
    Server.execute("create database " + name + " template " + Server.TEMPLATE);
    return new TestDatabase(Server.address(name));
  }

  public DatabaseAddress address() {
    return address;
  }

  /** The address as HALTE_DATABASE_URL takes it, to start a whole Halte on it. */
  public String url() {
    String separator = address.url().contains("?") ? "&" : "?";
    return address.user().isEmpty()
        ? address.url()
        : address.url() + separator + "user=" + address.user() + "&password=" + address.password();
  }

  public HikariDataSource dataSource() {
    return pool;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(pool);
  }

  public Transactions transactionManager() {
    return new Transactions(pool);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(transactionManager());
  }

  @Override
  public void close() {
    pool.close();
    Server.execute(
        "drop database if exists "
            + address.url().replaceFirst(".*/(\\w+).*", "$1")
            + " with (force)");
  }

  /** Started when the first test asks, stopped with the JVM. */
  private static final class Server {

    static final String TEMPLATE = RUN + "_template";
    static final DatabaseAddress MAIN = start();

    static {
      execute("create database " + TEMPLATE);
      Migrations.migrate(address(TEMPLATE));
    }

    static DatabaseAddress address(String database) {
      return new DatabaseAddress(
          MAIN.url().replaceFirst("/\\w+(\\?.*)?$", "/" + database + "$1"),
          MAIN.user(),
          MAIN.password());
    }

    static void execute(String sql) {
      try (Connection connection =
              DriverManager.getConnection(MAIN.url(), MAIN.user(), MAIN.password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }

    private static DatabaseAddress start() {
      String external = System.getenv("HALTE_TEST_DATABASE_URL");
      if (external != null) {
        DatabaseAddress address = DatabaseAddress.parse(external);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(address, RUN)));
        return address;
      }
      DataFolder folder = DataFolder.open(Path.of("target", "test-database"));
      EmbeddedPostgres server = EmbeddedPostgres.start(folder);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                server.close();
                folder.close();
              }));
      clean(server.maintenance(), "t[0-9]+");
      return server.maintenance();
    }

    private static void clean(DatabaseAddress address, String prefix) {
      JdbcClient jdbc =
          JdbcClient.create(
              new DriverManagerDataSource(address.url(), address.user(), address.password()));
      jdbc.sql("select datname from pg_database where datname ~ :pattern")
          .param("pattern", "^" + prefix + "_")
          .query(String.class)
          .list()
          .forEach(name -> jdbc.sql("drop database " + name + " with (force)").update());
    }
  }
}

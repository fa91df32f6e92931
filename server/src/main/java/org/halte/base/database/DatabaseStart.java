package org.halte.base.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A database on its way: the embedded server of a folder or an external one, migrated. Begins at
 * once in the background, so that the rest of the program starts meanwhile; {@link #address()}
 * waits for the end. Closing it stops what it started.
 */
public final class DatabaseStart implements AutoCloseable {

  private static final int POOL_SIZE = 12;
  private static final String DATABASE = "halte";

  private final CompletableFuture<Ready> ready = new CompletableFuture<>();

  private record Ready(DatabaseAddress address, @Nullable EmbeddedPostgres server) {}

  private final DataFolder folder;

  private DatabaseStart(DataFolder folder) {
    this.folder = folder;
  }

  /** Begins to start the database that the settings name, and migrates it. */
  public static DatabaseStart begin(DataFolder folder, DatabaseSettings settings) {
    return begin(
        folder,
        settings,
        address -> {
          Migrations.migrate(address);
          RunFile.write(folder, address);
        });
  }

  /** The same without touching its tables: to save it, or to restore into it. */
  public static DatabaseStart beginAsItIs(DataFolder folder, DatabaseSettings settings) {
    return begin(folder, settings, _ -> {});
  }

  private static DatabaseStart begin(
      DataFolder folder, DatabaseSettings settings, Consumer<DatabaseAddress> prepare) {
    DatabaseStart start = new DatabaseStart(folder);
    Thread.ofPlatform()
        .name("database-start")
        .start(() -> {
          try {
            start.ready.complete(run(folder, settings, prepare));
          } catch (RuntimeException | Error e) {
            start.ready.completeExceptionally(e);
          }
        });
    return start;
  }

  /**
   * Where the database is, once it takes connections and has its tables; throws DatabaseProblem.
   */
  public DatabaseAddress address() {
    return await().address();
  }

  /** A pool of connections to it; the caller closes it. */
  public HikariDataSource pool() {
    return pool(address(), POOL_SIZE);
  }

  /** A pool of at most so many connections. */
  public static HikariDataSource pool(DatabaseAddress address, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    if (!address.user().isEmpty()) {
      config.setUsername(address.user());
      config.setPassword(address.password());
    }
    config.setPoolName("halte");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "halte");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    EmbeddedPostgres server = ready.handle((r, _) -> r == null ? null : r.server()).join();
    RunFile.delete(folder);
    if (server != null) {
      server.close();
    }
  }

  private Ready await() {
    try {
      return ready.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Ready run(
      DataFolder folder, DatabaseSettings settings, Consumer<DatabaseAddress> prepare) {
    if (!settings.url().isBlank()) {
      DatabaseAddress address = DatabaseAddress.parse(settings.url().strip());
      DatabaseChecks.awaitUsable(address);
      prepare.accept(address);
      return new Ready(address, null);
    }
    EmbeddedPostgres server = EmbeddedPostgres.start(folder);
    try {
      DatabaseAddress address = server.maintenance().database(DATABASE);
      DatabaseChecks.createIfMissing(server.maintenance(), DATABASE);
      prepare.accept(address);
      return new Ready(address, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }
}

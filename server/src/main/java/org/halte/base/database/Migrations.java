package org.halte.base.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables of every part, {@code db/migration/V0NN__noun.sql}, forward only. Schemas: base, core
 * and field; Flyway keeps its own history in base.
 */
public final class Migrations {

  /** Every schema that belongs to Halte, in the order in which they build on each other. */
  public static final List<String> SCHEMAS = List.of("base", "core", "field");

  private Migrations() {}

  /** Brings a database to the version of this program. Several nodes may call it at once. */
  public static void migrate(DatabaseAddress address) {
    migrate(address, configure(address));
  }

  /** Brings an empty database to an older version, to restore what was saved by it. */
  public static void migrateTo(DatabaseAddress address, String version) {
    migrate(address, configure(address).target(version));
  }

  /** The newest version that this program knows. */
  public static String newest(DatabaseAddress address) {
    MigrationInfo[] all = configure(address).load().info().all();
    return all[all.length - 1].getVersion().getVersion();
  }

  private static void migrate(DatabaseAddress address, FluentConfiguration configuration) {
    try {
      configuration.load().migrate();
    } catch (FlywayException e) {
      throw DatabaseProblem.migrationFailed(address, String.valueOf(e.getMessage())).because(e);
    }
  }

  private static FluentConfiguration configure(DatabaseAddress address) {
    return Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .schemas(SCHEMAS.toArray(String[]::new))
        .createSchemas(true)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .loggers("slf4j");
  }
}

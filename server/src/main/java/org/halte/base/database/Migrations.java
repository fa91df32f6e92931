package org.halte.base.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

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

  /** Whether a version of the tables is one that this program does not know. */
  public static boolean isUnknown(String version) {
    try {
      String pattern = "classpath*:db/migration/V" + version + "__*.sql";
      return new PathMatchingResourcePatternResolver().getResources(pattern).length == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

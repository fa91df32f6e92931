package org.halte.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.database.Migrations;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Every table of Halte, read or filled in one transaction: a snapshot while the server works on, or
 * a restore that is undone as a whole unless it is {@link #commit committed}.
 */
final class SnapshotStore implements AutoCloseable {

  private static final String SCHEMAS = "('" + String.join("','", Migrations.SCHEMAS) + "')";
  private static final String HISTORY = "flyway_schema_history";

  private final Connection connection;

  private SnapshotStore(Connection connection) {
    this.connection = connection;
  }

  /** One state of the whole database, whatever is written meanwhile. */
  static SnapshotStore read(DatabaseAddress address) {
    return connect(
        address,
        connection -> {
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          connection.setReadOnly(true);
        });
  }

  static SnapshotStore write(DatabaseAddress address) {
    return connect(address, _ -> {});
  }

  private static SnapshotStore connect(DatabaseAddress address, Step prepare) {
    try {
      Connection connection = address.connect();
      SnapshotStore store = new SnapshotStore(connection);
      store.run(prepare);
      store.run(c -> c.setAutoCommit(false));
      return store;
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /** Whether the database holds an instance. */
  boolean isInUse() {
    return !list("select 1 from pg_tables where schemaname in " + SCHEMAS).isEmpty();
  }

  /** The version of the tables. */
  String version() {
    return list("""
    select version from base.flyway_schema_history
    where success and version is not null order by installed_rank desc limit 1
    """)
        .getFirst();
  }

  List<String> listTables() {
    return list(
        """
        select format('%I.%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in SCHEMAS and c.relkind = 'r' and c.relname <> 'HISTORY'
        order by 1
        """
            .replace("SCHEMAS", SCHEMAS)
            .replace("HISTORY", HISTORY));
  }

  /** Those that are stored, not computed by the database. */
  List<String> listColumns(String table) {
    return list(
        """
        select format('%I', attname) from pg_attribute
        where attrelid = 'TABLE'::regclass and attnum > 0 and not attisdropped
          and attgenerated = ''
        order by attnum
        """
            .replace("TABLE", table));
  }

  List<Manifest.Sequence> listSequences() {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    for (String name :
        list(
            "select format('%I.%I', schemaname, sequencename) from pg_sequences where schemaname in "
                + SCHEMAS)) {
      String value = list("select last_value from " + name).getFirst();
      boolean called = list("select 1 from " + name + " where is_called").size() == 1;
      sequences.add(new Manifest.Sequence(name, Long.parseLong(value), called));
    }
    return sequences;
  }

  /** Writes the rows of a table, one a line, and says what they add up to. */
  Manifest.Sum copyOut(String table, List<String> columns, OutputStream out) throws IOException {
    Digest digest = new Digest();
    try {
      CopyOut copy = copies().copyOut("copy " + table + columns(columns) + " to stdout");
      byte[] row = copy.readFromCopy();
      while (row != null) {
        digest.add(row);
        out.write(row);
        row = copy.readFromCopy();
      }
      return digest.total();
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  void copyIn(String table, List<String> columns, InputStream rows) throws IOException {
    try {
      copies().copyIn("copy " + table + columns(columns) + " from stdin", rows);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Empties every table and lets rows come in any order; says how to bring the ties back. */
  List<String> untie() {
    List<String> ties =
        list(
            """
            select format('alter table %s add constraint %I %s',
              conrelid::regclass, conname, pg_get_constraintdef(c.oid))
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            where contype = 'f' and conparentid = 0 and n.nspname in SCHEMAS
            """
                .replace("SCHEMAS", SCHEMAS));
    for (String drop :
        list(
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            where contype = 'f' and conparentid = 0 and n.nspname in SCHEMAS
            """
                .replace("SCHEMAS", SCHEMAS))) {
      execute(drop);
    }
    for (String table : listTables()) {
      execute("alter table " + table + " disable trigger user");
      execute("truncate " + table);
    }
    return ties;
  }

  /** Brings back what {@link #untie} took away; the database checks every row. */
  void tie(List<String> ties) {
    for (String table : listTables()) {
      execute("alter table " + table + " enable trigger user");
    }
    for (String tie : ties) {
      execute(tie);
    }
  }

  void set(Manifest.Sequence sequence) {
    execute(
        "select setval('%s', %d, %b)"
            .formatted(sequence.name(), sequence.value(), sequence.called()));
  }

  void commit() {
    run(Connection::commit);
  }

  /** Removes every table of Halte, after a restore that failed. */
  void clear() {
    run(Connection::rollback);
    for (String schema : Migrations.SCHEMAS) {
      execute("drop schema if exists " + schema + " cascade");
    }
    commit();
  }

  @Override
  public void close() {
    run(Connection::rollback);
    run(Connection::close);
  }

  private static String columns(List<String> columns) {
    return " (" + String.join(", ", columns) + ")";
  }

  private void execute(String sql) {
    run(c -> {
      try (Statement statement = c.createStatement()) {
        statement.execute(sql);
      }
    });
  }

  private List<String> list(String sql) {
    List<String> found = new ArrayList<>();
    run(c -> {
      try (Statement statement = c.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    });
    return found;
  }

  private void run(Step step) {
    try {
      step.on(connection);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  private static RuntimeException explain(SQLException e) {
    return DatabaseProblem.find(e)
        .<RuntimeException>map(problem -> problem)
        .orElseGet(() -> new IllegalStateException("The database refuses", e));
  }

  private interface Step {
    void on(Connection connection) throws SQLException;
  }
}

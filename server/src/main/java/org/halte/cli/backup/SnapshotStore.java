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
import org.halte.base.database.Migrations;
import org.postgresql.PGConnection;
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
  static SnapshotStore read(DatabaseAddress address) throws SQLException {
    Connection connection = address.connect();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return new SnapshotStore(connection);
  }

  static SnapshotStore write(DatabaseAddress address) throws SQLException {
    Connection connection = address.connect();
    connection.setAutoCommit(false);
    return new SnapshotStore(connection);
  }

  /** Whether the database holds an instance. */
  boolean isInUse() throws SQLException {
    return !list("select 1 from pg_tables where schemaname in " + SCHEMAS).isEmpty();
  }

  /** The version of the tables. */
  String version() throws SQLException {
    return list("""
    select version from base.flyway_schema_history
    where success and version is not null order by installed_rank desc limit 1
    """)
        .getFirst();
  }

  List<String> listTables() throws SQLException {
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
  List<String> listColumns(String table) throws SQLException {
    return list(
        """
        select format('%I', attname) from pg_attribute
        where attrelid = 'TABLE'::regclass and attnum > 0 and not attisdropped
          and attgenerated = ''
        order by attnum
        """
            .replace("TABLE", table));
  }

  List<Manifest.Sequence> listSequences() throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    for (String name :
        list(
            "select format('%I.%I', schemaname, sequencename) from pg_sequences where schemaname in "
                + SCHEMAS)) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select last_value, is_called from " + name)) {
        row.next();
        sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
      }
    }
    return sequences;
  }

  /** Writes the rows of a table, one a line, and says what they add up to. */
  Manifest.Sum copyOut(String table, List<String> columns, OutputStream out)
      throws SQLException, IOException {
    Digest digest = new Digest();
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + columns(columns) + " to stdout");
    byte[] row = copy.readFromCopy();
    while (row != null) {
      digest.add(row);
      out.write(row);
      row = copy.readFromCopy();
    }
    return digest.total();
  }

  void copyIn(String table, List<String> columns, InputStream rows)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + columns(columns) + " from stdin", rows);
  }

  /** Empties every table and lets rows come in any order; says how to bring the ties back. */
  List<String> untie() throws SQLException {
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
  void tie(List<String> ties) throws SQLException {
    for (String table : listTables()) {
      execute("alter table " + table + " enable trigger user");
    }
    for (String tie : ties) {
      execute(tie);
    }
  }

  void set(Manifest.Sequence sequence) throws SQLException {
    execute(
        "select setval('%s', %d, %b)"
            .formatted(sequence.name(), sequence.value(), sequence.called()));
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Removes every table of Halte, after a restore that failed. */
  void clear() throws SQLException {
    connection.rollback();
    for (String schema : Migrations.SCHEMAS) {
      execute("drop schema if exists " + schema + " cascade");
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private static String columns(List<String> columns) {
    return " (" + String.join(", ", columns) + ")";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> list(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

package org.halte.cli.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says it holds; the last entry of the file.
 *
 * @param tables each with its columns, in the order of the file
 * @param sequences where each stood
 * @param blobs files beside the database
 */
public record Manifest(List<Table> tables, List<Sequence> sequences, Sum blobs) {

  static final String ENTRY = "manifest.json";

  public Manifest {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /** All rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(table -> table.sum().count()).sum();
  }

  /** How many records, and the sum of their SHA-256 in hexadecimal. */
  public record Sum(long count, String sha256) {}

  /** A table by its quoted name with schema, and its quoted columns. */
  public record Table(String name, List<String> columns, Sum sum) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** A sequence by its quoted name with schema. */
  public record Sequence(String name, long value, boolean called) {}

  /**
   * The first entry: what must be known before anything is read.
   *
   * @param version of the tables, as Flyway counts
   */
  record Head(int format, String version, Instant made) {
    static final String ENTRY = "head.json";
    static final int FORMAT = 1;
  }
}

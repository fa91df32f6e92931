package org.halte.core.policy;

/**
 * The SQL expressions that give the {@link Facts} of a row.
 *
 * @param owner uuid
 * @param zone text, may be null
 * @param sensitivity text, one of {@link Sensitivity#code()}
 * @param night date; {@code null::date} for what has none
 * @param team uuid, may be null
 * @param at timestamptz
 * @param circle uuid[]
 * @param age int, the number of an {@link Age}
 */
public record FactColumns(
    String owner,
    String zone,
    String sensitivity,
    String night,
    String team,
    String at,
    String circle,
    String age,
    OutlineColumns outline) {

  /** The columns as field tables name them, behind a table alias. */
  public static FactColumns of(String alias) {
    return new FactColumns(
        alias + ".organisation_id",
        alias + ".zone",
        alias + ".sensitivity",
        alias + ".night",
        alias + ".team_id",
        alias + ".known_at",
        alias + ".circle",
        alias + ".age",
        OutlineColumns.of(alias, ""));
  }

  /** The place that a row is about, as views of reports name its columns. */
  public static FactColumns ofPlace(String alias) {
    return new FactColumns(
        alias + ".place_organisation_id",
        alias + ".place_zone",
        alias + ".sensitivity",
        "null::date",
        "null::uuid",
        alias + ".place_known_at",
        alias + ".circle",
        "0",
        OutlineColumns.of(alias, "place_"));
  }

  /**
   * The expressions of {@link Outlines}.
   *
   * @param there boolean
   * @param zone text, may be null
   * @param cell text, may be null
   * @param changedAt timestamptz, null for what never changed
   */
  public record OutlineColumns(
      Then there, Then sensitivity, Then zone, Then cell, String changedAt) {

    static OutlineColumns of(String alias, String existence) {
      return new OutlineColumns(
          new Then(alias + "." + existence + "there", alias + "." + existence + "before_there"),
          new Then(alias + ".sensitivity", alias + ".before_sensitivity"),
          new Then(alias + ".district", alias + ".before_district"),
          new Then(alias + ".cell", alias + ".before_cell"),
          alias + ".changed_at");
    }
  }

  /** An expression for what is now, and one for what was before the last change. */
  public record Then(String now, String before) {}
}

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
 */
public record FactColumns(
    String owner,
    String zone,
    String sensitivity,
    String night,
    String team,
    String at,
    String circle) {

  /** The columns as field tables name them, behind a table alias. */
  public static FactColumns of(String alias) {
    return new FactColumns(
        alias + ".organisation_id",
        alias + ".zone",
        alias + ".sensitivity",
        alias + ".night",
        alias + ".team_id",
        alias + ".known_at",
        alias + ".circle");
  }
}

package org.halte.core.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The rights of one viewer over one table of a query, written once each: which rows are visible, in
 * which of them a class of field is open, and which are shown exactly. A query that filters, sorts
 * and sums only what is open to its viewer cannot give away what is not.
 */
public final class RightsSql {
  private final Access access;
  private final FactColumns columns;
  private final String prefix;
  private final Map<String, Object> params = new HashMap<>();
  private final Map<FieldClass, String> open = new EnumMap<>(FieldClass.class);

  /**
   * @param prefix sets the parameters of this table apart from those of another in the same query
   */
  public RightsSql(Access access, FactColumns columns, String prefix) {
    this.access = access;
    this.columns = columns;
    this.prefix = prefix;
  }

  /** The rows that exist for the viewer. */
  public String visible() {
    return write(access, prefix + "_all");
  }

  /** The rows in which a class of field shows. */
  public String open(FieldClass fieldClass) {
    return open.computeIfAbsent(
        fieldClass,
        c -> write(access.opening(c), prefix + "_" + c.name().toLowerCase(java.util.Locale.ROOT)));
  }

  /** The rows that are shown exactly and not by district. */
  public String exact() {
    return write(access.exactly(), prefix + "_exact");
  }

  /** A value where its class is open, null elsewhere. */
  public String shown(FieldClass fieldClass, String expression) {
    return "case when " + open(fieldClass) + " then " + expression + " end";
  }

  /** A number of people where it is open: as counted, or rounded to tens. */
  public String people(FieldClass fieldClass, String expression) {
    return "case when not coalesce("
        + open(fieldClass)
        + ", false) then null when "
        + exact()
        + " then "
        + expression
        + " else (round("
        + expression
        + " / 10.0) * 10)::int end";
  }

  /** Where a row is: its own zone, or the one of its cell where only the district shows. */
  public String zone() {
    return write(access.zone(columns), prefix + "_zone");
  }

  /** The cell of the fixed grid where only the district shows, null where the point does. */
  public String cell() {
    return write(access.cell(columns), prefix + "_cell");
  }

  /**
   * A moment where the place's life is open: to the second for who may know the team, or the hour.
   */
  public String moment(String expression) {
    if (access.isWithin(access.opening(FieldClass.TEAM))) {
      return expression;
    }
    return "(case when %s then %s when %s then %s end)"
        .formatted(open(FieldClass.TEAM), expression, open(FieldClass.PLACE), hour(expression));
  }

  /**
   * The order of what happened, the newest first and no finer than it is shown: by the moment, by
   * the hour, or by the night where not even the hour is open.
   */
  public String newestFirst(String moment) {
    Access happened = access.beyondStanding();
    if (happened.isWithin(access.opening(FieldClass.TEAM))) {
      return moment + " desc";
    }
    if (happened.isWithin(access.opening(FieldClass.PLACE))) {
      // The hour alone first: an index of hours finds a page without sorting all reports.
      String finer = "case when %s then %s end".formatted(open(FieldClass.TEAM), moment);
      return hour(moment) + " desc, " + finer + " desc nulls last";
    }
    return moment(moment) + " desc nulls last, " + columns.night() + " desc";
  }

  private static String hour(String moment) {
    return "date_bin('1 hour', " + moment + ", '2000-01-01 00:00Z')";
  }

  /** How often a row changed, for who may change it; 0 for all others. */
  public String version(String expression) {
    return "(case when "
        + write(access.writing(), prefix + "_write")
        + " then "
        + expression
        + " else 0 end)";
  }

  /** The values of all that was written so far. */
  public Map<String, Object> params() {
    return Map.copyOf(params);
  }

  private String write(Access part, String name) {
    return write(part.where(columns), name);
  }

  private String write(SqlCondition written, String name) {
    SqlCondition condition = written.named(name);
    params.putAll(condition.params());
    return condition.sql();
  }
}

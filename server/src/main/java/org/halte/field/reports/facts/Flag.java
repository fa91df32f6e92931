package org.halte.field.reports.facts;

import org.halte.field.places.Coded;

/** Why somebody should look at a report. */
public enum Flag implements Coded {
  /** The phone's clock was wrong; the time of receipt stands in. */
  CLOCK("clock"),
  /** Names a place that nobody has described yet. */
  UNKNOWN_PLACE("unknown_place"),
  /** Says neither where nor at which place. */
  NO_PLACE("no_place"),
  /** A secret place that nobody was named for. */
  NO_CIRCLE("no_circle"),
  /** Corrects a report that is not here. */
  NO_ORIGINAL("no_original"),
  /** Breaks a rule of its form. */
  ANSWERS("answers"),
  /** Made a place close to another one. */
  POSSIBLE_DOUBLE("possible_double");

  private final String code;

  Flag(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether the report waits for a person because of it. */
  public boolean needsReview() {
    return this != NO_PLACE && this != POSSIBLE_DOUBLE;
  }
}

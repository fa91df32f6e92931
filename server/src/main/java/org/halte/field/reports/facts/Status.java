package org.halte.field.reports.facts;

import org.halte.field.places.Coded;

/** Where a report stands. */
public enum Status implements Coded {
  OK("ok"),
  /** Something is doubtful; it counts until somebody rejects it. */
  REVIEW("review"),
  /** Set aside by a coordinator, or come by a link: it counts once somebody approves it. */
  HOLD("hold"),
  APPROVED("approved"),
  REJECTED("rejected"),
  /** A correction took its place. */
  REPLACED("replaced");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /**
   * Whether a person, or the link it came by, has settled it: deriving it again changes nothing.
   */
  public boolean isSettled() {
    return this == HOLD || this == APPROVED || this == REJECTED;
  }

  /** Whether figures take it in. */
  public boolean counts() {
    return this == OK || this == REVIEW || this == APPROVED;
  }
}

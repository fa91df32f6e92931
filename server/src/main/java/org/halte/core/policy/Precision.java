package org.halte.core.policy;

/** How finely a place is shown. */
public enum Precision {
  /** The point as reported, the numbers as counted. */
  EXACT,
  /**
   * The fixed cell that holds the point, and numbers rounded to tens. The cell never changes for a
   * place: fresh noise could be averaged away.
   */
  DISTRICT
}

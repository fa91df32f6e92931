package org.halte.core.policy;

/** How much harm a leaked place would do. */
public enum Sensitivity {
  NORMAL("normale"),
  HIGH("haute"),
  /** Exists only for its circle of named members. */
  SECRET("secrete");

  private final String code;

  Sensitivity(String code) {
    this.code = code;
  }

  /** The code that forms, the API and the database use. */
  public String code() {
    return code;
  }

  /** Whether it guards a place less than another one does. */
  public boolean isLooserThan(Sensitivity other) {
    return compareTo(other) < 0;
  }

  /**
   * Reads a {@link #code()}.
   *
   * @throws IllegalArgumentException when no sensitivity has this code
   */
  public static Sensitivity ofCode(String code) {
    for (var sensitivity : values()) {
      if (sensitivity.code.equals(code)) {
        return sensitivity;
      }
    }
    throw new IllegalArgumentException("no sensitivity is called " + code);
  }
}

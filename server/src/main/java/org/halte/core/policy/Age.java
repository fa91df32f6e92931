package org.halte.core.policy;

/**
 * How far back a thing lies. Whoever is only shown how things stand sees a place and the last visit
 * to it, or the place alone; what came before is its past.
 */
public enum Age {
  /** The thing as it stands: a place, a zone, an entry of a list. */
  STANDING(0),
  /** The last visit of one association to a place, among those that count. */
  LATEST(1),
  /** Everything that happened before, and what is no visit. */
  PAST(2);

  private final int number;

  Age(int number) {
    this.number = number;
  }

  /** As the database writes it; greater is further back. */
  public int number() {
    return number;
  }

  /**
   * Reads a {@link #number()}.
   *
   * @throws IllegalArgumentException when no age has this number
   */
  public static Age ofNumber(int number) {
    for (var age : values()) {
      if (age.number == number) {
        return age;
      }
    }
    throw new IllegalArgumentException("no age has the number " + number);
  }
}

package org.halte.core.people;

import java.util.OptionalLong;

/**
 * What several people may change is changed only as somebody saw it: the change names the version
 * it started from.
 */
public final class Versions {

  private Versions() {}

  /** The version a change started from; throws when it names none. */
  public static long required(OptionalLong version) {
    return version.orElseThrow(PeopleProblem::noVersion);
  }

  /** Throws when the row had another version by then. */
  public static void check(boolean updated, String name) {
    if (!updated) {
      throw PeopleProblem.changedMeanwhile(name);
    }
  }
}

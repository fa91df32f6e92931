package org.halte.core.territory;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a set of zones. */
public final class TerritoryProblem extends Problem {

  private TerritoryProblem(String code, Map<String, ?> values) {
    super(Kind.INVALID, code, values);
  }

  /** A team or a zone names a zone that does not exist. */
  public static TerritoryProblem unknownZone(String zone) {
    return new TerritoryProblem("territory.unknown-zone", Map.of("zone", zone));
  }

  /** Two zones of one set have the same code. */
  public static TerritoryProblem twice(ZoneId zone) {
    return new TerritoryProblem("territory.twice", Map.of("zone", zone.code()));
  }

  /** The parents of a zone lead back to it. */
  public static TerritoryProblem circle(ZoneId zone) {
    return new TerritoryProblem("territory.circle", Map.of("zone", zone.code()));
  }

  /** The feature with this position in the list does not describe a zone. */
  public static TerritoryProblem unreadable(int feature, String reason) {
    return new TerritoryProblem(
        "territory.unreadable", Map.of("feature", feature, "reason", reason));
  }
}

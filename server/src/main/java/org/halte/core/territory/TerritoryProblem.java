package org.halte.core.territory;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a set of zones. */
public final class TerritoryProblem extends Problem {

  private TerritoryProblem(String code, Map<String, ?> values) {
    this(Kind.INVALID, code, values);
  }

  private TerritoryProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** Shared zones are changed by who runs the instance. */
  public static TerritoryProblem notYours() {
    return new TerritoryProblem(Kind.FORBIDDEN, "territory.not-yours", Map.of());
  }

  /** Teams would lose zones that they serve, and nobody said that this is meant. */
  public static TerritoryProblem stillServed(String zones, int teams, int associations) {
    return new TerritoryProblem(
        Kind.CONFLICT,
        "territory.still-served",
        Map.of("zones", zones, "teams", teams, "associations", associations));
  }

  /** Somebody else changed the zones since they were read. */
  public static TerritoryProblem changedMeanwhile() {
    return new TerritoryProblem(Kind.CONFLICT, "territory.changed-meanwhile", Map.of());
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

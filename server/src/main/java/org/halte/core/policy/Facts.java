package org.halte.core.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;

/**
 * What the rules need to know of a thing. The feature that owns the thing hands it over, so that
 * policy knows no feature.
 *
 * @param zone where it is, for those who see it exactly
 * @param night the night it belongs to; empty for what has none, such as a place
 * @param team the team that made it, if any
 * @param at when Halte learned of it: delays count from here
 * @param circle the members for whom a secret thing exists
 * @param outlines what is left of it for those who see it by district
 */
public record Facts(
    OrganisationId owner,
    Optional<ZoneId> zone,
    Sensitivity sensitivity,
    Optional<Night> night,
    Optional<TeamId> team,
    Instant at,
    Set<MemberId> circle,
    Age age,
    Outlines outlines) {
  public Facts {
    circle = Set.copyOf(circle);
  }

  /** Of a thing without a position of its own: it stands if it belongs to no night. */
  public Facts(
      OrganisationId owner,
      Optional<ZoneId> zone,
      Sensitivity sensitivity,
      Optional<Night> night,
      Optional<TeamId> team,
      Instant at,
      Set<MemberId> circle) {
    this(
        owner,
        zone,
        sensitivity,
        night,
        team,
        at,
        circle,
        night.isEmpty() ? Age.STANDING : Age.PAST,
        Outlines.constant(new Outline(true, sensitivity, zone, Optional.empty())));
  }

  /** The same of a thing that is still there: what somebody knew of it before it went. */
  public Facts ifThere() {
    Outline now = outlines.now();
    return new Facts(
        owner,
        zone,
        sensitivity,
        night,
        team,
        at,
        circle,
        age,
        Outlines.constant(new Outline(true, sensitivity, now.zone(), now.cell())));
  }
}

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
 * @param night the night it belongs to; empty for what has none, such as a place
 * @param team the team that made it, if any
 * @param at when Halte learned of it: delays count from here
 * @param circle the members for whom a secret thing exists
 */
public record Facts(
    OrganisationId owner,
    Optional<ZoneId> zone,
    Sensitivity sensitivity,
    Optional<Night> night,
    Optional<TeamId> team,
    Instant at,
    Set<MemberId> circle) {
  public Facts {
    circle = Set.copyOf(circle);
  }
}

package org.halte.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * One thing that a viewer may see, all conditions joined by “and”. The same six conditions are
 * checked here for a row, in {@link GrantSql} in the database, in {@link GrantSieve} over columns.
 *
 * @param owners the organisations whose data it opens; empty for all (Halte itself)
 * @param ofTeams only what these teams made; empty for no such condition
 * @param insider the member who must be in the circle; empty for no such condition
 * @param delay how long after Halte learned of it
 * @param write whether the viewer may also correct it
 */
record Grant(
    Set<OrganisationId> owners,
    Reach reach,
    Set<Sensitivity> sensitivities,
    Set<TeamId> ofTeams,
    Optional<MemberId> insider,
    Duration delay,
    Precision precision,
    Set<FieldClass> open,
    boolean write) {
  Grant {
    owners = Set.copyOf(owners);
    sensitivities = Set.copyOf(sensitivities);
    ofTeams = Set.copyOf(ofTeams);
    open = Set.copyOf(open);
  }

  Decision decide(Facts facts, Instant now) {
    if (!concerns(facts)) {
      return Decision.HIDDEN;
    }
    var since = facts.at().plus(delay);
    // What is not delayed shows at once, even where another node's clock runs ahead.
    boolean visible = delay.isZero() || !since.isAfter(now);
    return new Decision(visible, Optional.of(since), precision, open);
  }

  boolean concerns(Facts facts) {
    return (owners.isEmpty() || owners.contains(facts.owner()))
        && sensitivities.contains(facts.sensitivity())
        && (ofTeams.isEmpty() || facts.team().filter(ofTeams::contains).isPresent())
        && (insider.isEmpty() || facts.circle().contains(insider.get()))
        && reach.reaches(facts);
  }
}

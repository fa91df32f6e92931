package org.halte.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * One thing that a viewer may see, all conditions joined by “and”. The same conditions are checked
 * here for a row, in {@link GrantSql} in the database, in {@link GrantSieve} over columns. Where it
 * shows the district only, the thing counts as it was when the delay began; what was closed since
 * is closed at once.
 *
 * @param owners the organisations whose data it opens; empty for all (Halte itself)
 * @param ofTeams only what these teams made; empty for no such condition
 * @param insider the member who must be in the circle; empty for no such condition
 * @param upTo how far back it opens: the thing as it stands, the last visit too, or all its past
 * @param delay how long after Halte learned of it
 * @param write whether the viewer may also correct it
 */
record Grant(
    Set<OrganisationId> owners,
    Reach reach,
    Set<Sensitivity> sensitivities,
    Set<TeamId> ofTeams,
    Optional<MemberId> insider,
    Age upTo,
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
    if (!concerns(facts, now)) {
      return Decision.HIDDEN;
    }
    var since = facts.at().plus(delay);
    // What is not delayed shows at once, even where another node's clock runs ahead.
    boolean visible = delay.isZero() || !since.isAfter(now);
    var outline = facts.outlines().asOf(now.minus(delay));
    return new Decision(
        visible,
        Optional.of(since),
        delay,
        precision,
        open,
        isExact() ? facts.zone() : outline.zone(),
        isExact() ? Optional.empty() : outline.cell());
  }

  boolean concerns(Facts facts, Instant now) {
    return (owners.isEmpty() || owners.contains(facts.owner()))
        && sensitivities.contains(facts.sensitivity())
        && facts.age().compareTo(upTo) <= 0
        && (ofTeams.isEmpty() || facts.team().filter(ofTeams::contains).isPresent())
        && (insider.isEmpty() || facts.circle().contains(insider.get()))
        && reaches(facts, now);
  }

  private boolean reaches(Facts facts, Instant now) {
    var outlines = facts.outlines();
    if (isExact()) {
      return outlines.now().there() && reach.reaches(facts, facts.zone());
    }
    var outline = outlines.asOf(now.minus(delay));
    return outline.there()
        && sensitivities.contains(outline.sensitivity())
        && reach.reaches(facts, outline.zone());
  }

  boolean isExact() {
    return precision == Precision.EXACT;
  }

  /** The same, opening also what is past. */
  Grant withPast() {
    return new Grant(
        owners, reach, sensitivities, ofTeams, insider, Age.PAST, delay, precision, open, write);
  }
}

package org.halte.field.places;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Sensitivity;

/**
 * What is known of a place that is about to be written.
 *
 * @param at when Halte learned of it
 * @param stateAt when it was in that state: reports from then on may change it
 */
public record PlaceDraft(
    UUID id,
    OrganisationId organisation,
    String name,
    PlaceKind kind,
    PlaceState state,
    Sensitivity sensitivity,
    Optional<Position> position,
    Set<MemberId> circle,
    Optional<String> createdFrom,
    Instant at,
    Instant stateAt) {

  public PlaceDraft {
    // A circle kept from before would decide, unseen, for whom a place becomes secret again.
    circle = sensitivity == Sensitivity.SECRET ? Set.copyOf(circle) : Set.of();
  }
}

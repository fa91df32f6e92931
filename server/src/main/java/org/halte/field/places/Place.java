package org.halte.field.places;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Facts;
import org.halte.core.policy.Sensitivity;
import org.halte.core.territory.ZoneId;

/**
 * A place as it is in the registry, opened. Whoever shows one to a person asks {@code core.policy}
 * with its {@link #facts()} first.
 *
 * @param id the entity id that phones know it by
 * @param number stable row number
 * @param version one more at each change
 * @param position where exactly; empty when a report named it without saying where
 * @param circle the members for whom it exists while it is secret
 * @param createdFrom the instance id of the report that made it; empty when made on the desk
 * @param setState the last state that somebody stated, at {@code setStateAt}
 */
public record Place(
    UUID id,
    long number,
    long version,
    OrganisationId organisation,
    String name,
    PlaceKind kind,
    PlaceState state,
    Sensitivity sensitivity,
    Optional<ZoneId> zone,
    Optional<Position> position,
    Set<MemberId> circle,
    Optional<String> createdFrom,
    Instant createdAt,
    PlaceState setState,
    Instant setStateAt) {

  public Place {
    circle = Set.copyOf(circle);
  }

  public Optional<Cell> cell() {
    return position.map(Cell::of);
  }

  /** What rights need to know. */
  public Facts facts() {
    return new Facts(
        organisation, zone, sensitivity, Optional.empty(), Optional.empty(), createdAt, circle);
  }
}

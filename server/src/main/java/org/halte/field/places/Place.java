package org.halte.field.places;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Age;
import org.halte.core.policy.Facts;
import org.halte.core.policy.Outline;
import org.halte.core.policy.Outlines;
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
 * @param outlines what is left of it for those who see it by district, kept by the registry
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
    Instant setStateAt,
    Outlines outlines) {

  public Place {
    // A circle kept from before would decide, unseen, for whom a place becomes secret again.
    circle = sensitivity == Sensitivity.SECRET ? Set.copyOf(circle) : Set.of();
  }

  /** A place as it is to be written: its outline follows. */
  public Place(
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
    this(
        id,
        number,
        version,
        organisation,
        name,
        kind,
        state,
        sensitivity,
        zone,
        position,
        circle,
        createdFrom,
        createdAt,
        setState,
        setStateAt,
        Outlines.constant(
            new Outline(true, sensitivity, Optional.empty(), position.map(Cell::of))));
  }

  /** What rights need to know. */
  public Facts facts() {
    return new Facts(
        organisation,
        zone,
        sensitivity,
        Optional.empty(),
        Optional.empty(),
        createdAt,
        circle,
        Age.STANDING,
        outlines);
  }
}

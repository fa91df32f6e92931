package org.halte.field.figures.boards;

import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Precision;
import org.halte.core.policy.Sensitivity;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceState;

/**
 * A place as one viewer may read it; every door takes it from here. What is closed is empty.
 *
 * @param version how often it changed, for its own association; 0 for all others
 * @param zone its own, or the one of its cell where only the district shows
 * @param position the point, or the centre of its cell
 * @param decision what else is open of it
 */
public record PlaceView(
    UUID id,
    long number,
    long version,
    OrganisationId organisation,
    Sensitivity sensitivity,
    Optional<String> name,
    Optional<PlaceKind> kind,
    Optional<PlaceState> state,
    Optional<ZoneId> zone,
    Optional<Position> position,
    boolean mayEdit,
    Decision decision) {

  /** The place, or nothing when it does not exist for the viewer. */
  public static Optional<PlaceView> of(Place place, Access access) {
    Decision decision = access.decide(place.facts());
    return decision.visible() ? Optional.of(of(place, decision, access)) : Optional.empty();
  }

  private static PlaceView of(Place place, Decision decision, Access access) {
    boolean named = decision.opens(FieldClass.PLACE);
    return new PlaceView(
        place.id(),
        place.number(),
        access.viewer().isOf(place.organisation()) ? place.version() : 0,
        place.organisation(),
        place.sensitivity(),
        named ? Optional.of(place.name()) : Optional.empty(),
        named ? Optional.of(place.kind()) : Optional.empty(),
        named ? Optional.of(place.state()) : Optional.empty(),
        decision.zone(),
        decision.position(place.position()),
        access.mayWrite(place.facts()),
        decision);
  }

  /** Whether it shows by name and exact point. */
  boolean isPlain() {
    return name.isPresent()
        && decision.opens(FieldClass.POSITION)
        && decision.precision() == Precision.EXACT;
  }

  /** {@code exact} or {@code district}. */
  String precision() {
    return decision.precision() == Precision.EXACT ? "exact" : "district";
  }
}

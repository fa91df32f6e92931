package org.halte.field.reports.facts;

import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Alphabet;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceState;

/**
 * What a report says about where it was.
 *
 * @param known the id of the place chosen in the list, or of the one the form makes
 * @param creates whether the form makes the place under that id
 * @param describes whether the report is a description of the place, not only a visit there
 * @param base the version the phone saw, for a change of a known place
 * @param point the position of a new place
 * @param name without what nobody sees
 */
public record PlaceClue(
    Optional<UUID> known,
    boolean creates,
    boolean describes,
    Optional<Integer> base,
    Optional<Position> point,
    Optional<String> name,
    Optional<PlaceKind> kind,
    Optional<PlaceState> state,
    Optional<Sensitivity> sensitivity) {

  public PlaceClue {
    name = name.map(Alphabet::onlySeen).filter(seen -> !seen.isEmpty());
  }

  /** Whether it says nothing at all. */
  public boolean isEmpty() {
    return known.isEmpty() && point.isEmpty() && name.isEmpty();
  }
}

package org.halte.core.territory;

import java.util.Optional;
import org.halte.base.geo.Area;

/**
 * A part of the territory: an arrondissement, a quarter, a commune.
 *
 * @param parent the greater zone it lies in
 */
public record Zone(ZoneId id, String name, Area area, Optional<ZoneId> parent) {

  public Zone {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Zone " + id + " needs a name");
    }
    if (parent.filter(id::equals).isPresent()) {
      throw new IllegalArgumentException("Zone " + id + " cannot lie in itself");
    }
  }
}

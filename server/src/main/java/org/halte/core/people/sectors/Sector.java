package org.halte.core.people.sectors;

import java.util.Set;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.SectorId;
import org.halte.core.territory.ZoneId;

/**
 * A part of the territory as one association calls it.
 *
 * @param zones the shared zones it is made of; it draws none of its own, so nobody can make one so
 *     small that it tells where a place is
 * @param version grows with every change
 */
public record Sector(
    SectorId id, OrganisationId organisation, String name, Set<ZoneId> zones, long version) {
  public Sector {
    zones = Set.copyOf(zones);
  }
}

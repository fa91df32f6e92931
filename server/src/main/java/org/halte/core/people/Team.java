package org.halte.core.people;

import java.time.DayOfWeek;
import java.util.Set;
import org.halte.core.territory.ZoneId;

/**
 * People of one association who go out together.
 *
 * @param zones where they go; none = nowhere yet
 * @param nights when they go out, by the date of the night; none = any night
 */
public record Team(
    TeamId id,
    OrganisationId organisation,
    String name,
    Set<ZoneId> zones,
    Set<DayOfWeek> nights,
    Set<MemberId> members) {

  public Team {
    zones = Set.copyOf(zones);
    nights = Set.copyOf(nights);
    members = Set.copyOf(members);
  }
}

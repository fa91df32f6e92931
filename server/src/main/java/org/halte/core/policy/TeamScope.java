package org.halte.core.policy;

import java.time.DayOfWeek;
import java.util.Set;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;

/**
 * Where and when a team goes out.
 *
 * @param zones the zones it serves
 * @param nights the evenings of the week on which it goes; empty means every evening
 */
public record TeamScope(TeamId team, Set<ZoneId> zones, Set<DayOfWeek> nights) {
  public TeamScope {
    zones = Set.copyOf(zones);
    nights = Set.copyOf(nights);
  }
}

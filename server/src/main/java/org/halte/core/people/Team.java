package org.halte.core.people;

import java.time.DayOfWeek;
import java.util.Set;
import org.halte.core.territory.ZoneId;

/**
 * People of one association who go out together.
 *
 * @param zones where they go, zone by zone
 * @param sectors where they go, by the association's own sectors; neither = nowhere yet
 * @param ground every shared zone that follows from both, the only thing that rights look at
 * @param nights when they go out, by the date of the night; none = any night
 * @param version grows with every change
 */
public record Team(
    TeamId id,
    OrganisationId organisation,
    String name,
    Set<ZoneId> zones,
    Set<SectorId> sectors,
    Set<ZoneId> ground,
    Set<DayOfWeek> nights,
    Set<MemberId> members,
    long version) {

  public Team {
    zones = Set.copyOf(zones);
    sectors = Set.copyOf(sectors);
    ground = Set.copyOf(ground);
    nights = Set.copyOf(nights);
    members = Set.copyOf(members);
  }

  /** Whether anybody sees more by this team than by what it was before. */
  boolean opensMoreThan(Team before) {
    boolean moreNights =
        !before.nights.isEmpty() && (nights.isEmpty() || !before.nights.containsAll(nights));
    return !before.members.containsAll(members) || !before.ground.containsAll(ground) || moreNights;
  }
}

package org.halte.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.halte.core.territory.ZoneId;

/** How far a grant reaches over the map and back in time. */
sealed interface Reach {

  /** All zones, all nights. */
  record Everywhere() implements Reach {}

  /**
   * The zones and evenings of some teams.
   *
   * @param earliest the oldest night that is still shown
   */
  record Rounds(List<TeamScope> teams, LocalDate earliest) implements Reach {
    public Rounds {
      teams = List.copyOf(teams);
    }

    boolean covers(Facts facts, Optional<ZoneId> zone) {
      return zone.isPresent() && teams.stream().anyMatch(team -> covers(team, facts, zone.get()));
    }

    private boolean covers(TeamScope team, Facts facts, ZoneId zone) {
      if (!team.zones().contains(zone)) {
        return false;
      }
      if (facts.night().isEmpty()) {
        return true;
      }
      var date = facts.night().get().date();
      return !date.isBefore(earliest)
          && (team.nights().isEmpty() || team.nights().contains(date.getDayOfWeek()));
    }
  }

  /**
   * Whether it reaches a thing.
   *
   * @param zone of the thing, as precisely as it is shown
   */
  default boolean reaches(Facts facts, Optional<ZoneId> zone) {
    return switch (this) {
      case Everywhere _ -> true;
      case Rounds rounds -> rounds.covers(facts, zone);
    };
  }
}

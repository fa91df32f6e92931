package org.halte.core.policy;

import java.util.List;
import org.halte.core.people.Team;
import org.halte.core.territory.Territory;
import org.springframework.stereotype.Component;

/** Where and when teams go out, by the zones of now. */
@Component
public class TeamScopes {

  private final Territory territory;

  TeamScopes(Territory territory) {
    this.territory = territory;
  }

  public List<TeamScope> of(List<Team> teams) {
    return teams.stream()
        .map(team -> new TeamScope(team.id(), territory.withInner(team.ground()), team.nights()))
        .toList();
  }
}

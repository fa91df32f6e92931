package org.halte.web.api;

import java.util.List;
import java.util.Optional;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.people.Teams;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** Asks anew who somebody is who has been watching for a while: roles and teams change. */
@Component
class LiveViewers {

  private final People people;
  private final Teams teams;

  LiveViewers(People people, Teams teams) {
    this.people = people;
    this.teams = teams;
  }

  /** The same viewer with the rights of now; empty once the account was closed. */
  Optional<Viewer> again(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member(member.id()).map(Viewer.class::cast);
      case Viewer.Connection connection ->
          member(connection.owner().id())
              .map(owner -> new Viewer.Connection(connection.token(), owner));
      case Viewer.Device device -> Optional.of(device);
      case Viewer.Public _, Viewer.System _ -> Optional.of(viewer);
    };
  }

  private Optional<Viewer.Member> member(MemberId id) {
    return people
        .findMember(id)
        .filter(Member::active)
        .map(m -> new Viewer.Member(m.id(), m.organisation(), m.roles(), scopes(m.id())));
  }

  private List<TeamScope> scopes(MemberId id) {
    return teams.listTeamsOf(id).stream()
        .map(team -> new TeamScope(team.id(), team.zones(), team.nights()))
        .toList();
  }
}

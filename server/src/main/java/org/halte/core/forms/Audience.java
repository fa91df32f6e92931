package org.halte.core.forms;

import java.util.Set;
import org.halte.core.people.MemberId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Viewer;

/** Whose phones are given a trial: those of some teams, and the own phones of some members. */
public record Audience(Set<TeamId> teams, Set<MemberId> members) {
  public Audience {
    teams = Set.copyOf(teams);
    members = Set.copyOf(members);
  }

  /** Whether it names nobody at all. */
  public boolean isEmpty() {
    return teams.isEmpty() && members.isEmpty();
  }

  boolean reaches(Viewer.Device phone) {
    return phone.member().filter(members::contains).isPresent()
        || phone.teams().stream().anyMatch(scope -> teams.contains(scope.team()));
  }
}

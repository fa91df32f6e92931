package org.halte.core.lists.entities;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.answers.EntityAction;
import org.halte.core.intake.Submission;
import org.halte.core.people.Member;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.springframework.stereotype.Component;

/**
 * Whose forms may say something of a list: those of phones that carry it. What others say waits for
 * a coordinator, whether there is such an entity or not.
 */
@Component
class ListTellers {

  private final People people;
  private final Teams teams;

  ListTellers(People people, Teams teams) {
    this.people = people;
    this.teams = teams;
  }

  /** Whoever holds a link only adds. */
  boolean mayTell(Submission submission, ListDefinition list, EntityAction action) {
    if (submission.link().isPresent()) {
      return action.create() && list.teams().isEmpty();
    }
    Set<TeamId> own = teamsOf(submission);
    boolean shared = own.isEmpty() && submission.member().isEmpty();
    return list.teams().isEmpty()
        || shared
        || own.stream().anyMatch(list.teams()::contains)
        || isCoordinator(submission);
  }

  private Set<TeamId> teamsOf(Submission submission) {
    Set<TeamId> own = new HashSet<>();
    submission.team().ifPresent(own::add);
    submission.member().stream()
        .flatMap(member -> teams.listTeamsOf(member).stream())
        .map(Team::id)
        .forEach(own::add);
    return own;
  }

  private boolean isCoordinator(Submission submission) {
    Optional<Member> member = submission.member().flatMap(people::findMember);
    return member.filter(Member::active).filter(m -> m.is(Role.COORDINATOR)).isPresent();
  }
}

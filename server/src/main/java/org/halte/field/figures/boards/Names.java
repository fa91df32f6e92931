package org.halte.field.figures.boards;

import java.util.Optional;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.memory.Memories;
import org.halte.core.people.memory.ShortMemory;
import org.springframework.stereotype.Component;

/** The names behind identifiers, remembered until somebody changes something about people. */
@Component
public class Names {

  private final Organisations organisations;
  private final Teams teams;
  private final People people;
  private final ShortMemory<Object, Optional<String>> known;

  Names(Organisations organisations, Teams teams, People people, Memories memories) {
    this.organisations = organisations;
    this.teams = teams;
    this.people = people;
    this.known = memories.open();
  }

  public Named organisation(OrganisationId id) {
    return named(
        id, known.get(id, () -> organisations.findOrganisation(id).map(Organisation::name)));
  }

  public Named team(TeamId id) {
    return named(id, known.get(id, () -> teams.findTeam(id).map(Team::name)));
  }

  public Named member(MemberId id) {
    return named(id, known.get(id, () -> people.findMember(id).map(Member::name)));
  }

  private static Named named(Object id, Optional<String> name) {
    return new Named(id.toString(), name.orElse(""));
  }
}

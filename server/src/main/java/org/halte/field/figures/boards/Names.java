package org.halte.field.figures.boards;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.springframework.stereotype.Component;

/** The names behind identifiers, looked up once and kept for a minute. */
@Component
public class Names {

  private static final long KEEP_NANOS = 60_000_000_000L;

  private record Kept(Optional<String> name, long at) {}

  private final Organisations organisations;
  private final Teams teams;
  private final People people;
  private final Map<Object, Kept> kept = new ConcurrentHashMap<>();

  Names(Organisations organisations, Teams teams, People people) {
    this.organisations = organisations;
    this.teams = teams;
    this.people = people;
  }

  public Named organisation(OrganisationId id) {
    return named(id, keep(id, () -> organisations.findOrganisation(id).map(Organisation::name)));
  }

  public Named team(TeamId id) {
    return named(id, keep(id, () -> teams.findTeam(id).map(Team::name)));
  }

  public Named member(MemberId id) {
    return named(id, keep(id, () -> people.findMember(id).map(Member::name)));
  }

  private static Named named(Object id, Optional<String> name) {
    return new Named(id.toString(), name.orElse(""));
  }

  private Optional<String> keep(Object id, Supplier<Optional<String>> look) {
    long now = System.nanoTime();
    Kept known = kept.get(id);
    if (known != null && now - known.at() < KEEP_NANOS) {
      return known.name();
    }
    Kept fresh = new Kept(look.get(), now);
    kept.put(id, fresh);
    return fresh.name();
  }
}

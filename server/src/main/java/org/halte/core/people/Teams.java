package org.halte.core.people;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.halte.base.kernel.Ids;
import org.halte.core.people.memory.Memories;
import org.halte.core.people.memory.ShortMemory;
import org.halte.core.territory.Territory;
import org.halte.core.territory.TerritoryProblem;
import org.halte.core.territory.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The teams of each organisation. Its coordinators say who goes where; an administrator may make
 * one that opens nothing yet, and take away.
 */
@Service
public class Teams {

  private final TeamStore store;
  private final MemberStore members;
  private final Territory territory;
  private final Giving giving;
  private final PeopleLog log;
  private final Clock clock;
  private final ShortMemory<TeamId, Optional<Team>> byId;
  private final ShortMemory<MemberId, List<Team>> byMember;

  Teams(
      TeamStore store,
      MemberStore members,
      Territory territory,
      Giving giving,
      PeopleLog log,
      Memories memories,
      Clock clock) {
    this.store = store;
    this.members = members;
    this.territory = territory;
    this.giving = giving;
    this.log = log;
    this.byId = memories.open();
    this.byMember = memories.open();
    this.clock = clock;
  }

  /** What a team is made of. */
  public record TeamPlan(
      String name,
      Set<ZoneId> zones,
      Set<SectorId> sectors,
      Set<DayOfWeek> nights,
      Set<MemberId> members) {

    /** A team that goes to shared zones only. */
    public TeamPlan(String name, Set<ZoneId> zones, Set<DayOfWeek> nights, Set<MemberId> members) {
      this(name, zones, Set.of(), nights, members);
    }
  }

  public Optional<Team> findTeam(TeamId id) {
    return byId.get(id, () -> store.find(id));
  }

  /** The teams a member goes out with. */
  public List<Team> listTeamsOf(MemberId member) {
    return byMember.get(member, () -> store.listOf(member));
  }

  /** All teams of an organisation, by name. */
  public List<Team> listTeams(OrganisationId organisation) {
    return store.listOf(organisation);
  }

  @Transactional
  public Team createTeam(Actor actor, OrganisationId organisation, TeamPlan plan) {
    if (!actor.coordinates(organisation)) {
      throw PeopleProblem.forbidden();
    }
    Team team = planned(new TeamId(Ids.next()), organisation, plan, 1);
    if (!team.members().isEmpty()) {
      giving.checkEyes(actor, organisation);
    }
    store.insert(team, clock.instant());
    log.note(actor, organisation, "created", "team", team.id());
    return store.find(team.id()).orElse(team);
  }

  /**
   * Changes a team as a whole.
   *
   * @param version the one that was looked at
   */
  @Transactional
  public Team changeTeam(Actor actor, TeamId id, OptionalLong version, TeamPlan plan) {
    Team before = getManaged(actor, id);
    Team after = planned(id, before.organisation(), plan, Versions.required(version));
    Versions.check(store.update(after), before.name());
    Team now = store.find(id).orElse(after);
    if (now.opensMoreThan(before)) {
      giving.checkEyes(actor, before.organisation());
    }
    log.note(actor, after.organisation(), "changed", "team", id);
    return now;
  }

  /** Adds somebody who joins; they belong to the organisation of the team. */
  @Transactional
  public void addMember(Actor actor, TeamId id, MemberId member) {
    Team team = getManaged(actor, id);
    checkMembers(team.organisation(), Set.of(member));
    store.addMember(id, member);
    log.note(actor, team.organisation(), "changed", "team", id);
  }

  /** Removes a team; the devices that were its own stop working. */
  @Transactional
  public void removeTeam(Actor actor, TeamId id) {
    Team team = getManaged(actor, id);
    store.remove(id, clock.instant());
    log.note(actor, team.organisation(), "removed", "team", id);
  }

  /** A team this actor may change; throws for one of another organisation. */
  public Team getManaged(Actor actor, TeamId id) {
    Team team =
        store
            .find(id)
            .filter(found -> actor.belongsTo(found.organisation()))
            .orElseThrow(() -> PeopleProblem.unknown("team", id));
    if (!actor.coordinates(team.organisation())) {
      throw PeopleProblem.forbidden();
    }
    return team;
  }

  private Team planned(TeamId id, OrganisationId organisation, TeamPlan plan, long version) {
    for (ZoneId zone : plan.zones()) {
      if (territory.findZone(zone).isEmpty()) {
        throw TerritoryProblem.unknownZone(zone.code());
      }
    }
    if (store.countSectors(organisation, plan.sectors()) != plan.sectors().size()) {
      throw PeopleProblem.unknown("sector", plan.sectors());
    }
    checkMembers(organisation, plan.members());
    return new Team(
        id,
        organisation,
        Texts.name("name", plan.name()),
        plan.zones(),
        plan.sectors(),
        plan.zones(),
        plan.nights(),
        plan.members(),
        version);
  }

  private void checkMembers(OrganisationId organisation, Set<MemberId> wanted) {
    for (MemberId id : wanted) {
      boolean known =
          members
              .find(id)
              .filter(account -> account.member().organisation().equals(organisation))
              .isPresent();
      if (!known) {
        throw PeopleProblem.unknown("member", id);
      }
    }
  }
}

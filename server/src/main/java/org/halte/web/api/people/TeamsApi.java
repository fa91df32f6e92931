package org.halte.web.api.people;

import java.util.List;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.SectorId;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The teams of the caller's organisation; volunteers see those they belong to. */
@RestController
@RequestMapping("/api/teams")
class TeamsApi {

  private final Teams teams;
  private final People people;
  private final Viewers viewers;

  TeamsApi(Teams teams, People people, Viewers viewers) {
    this.teams = teams;
    this.people = people;
    this.viewers = viewers;
  }

  record Card(
      UUID id,
      String name,
      List<String> zones,
      List<UUID> sectors,
      List<String> nights,
      List<Wire.Named> members,
      long version) {}

  /** The version, for a change, is that of the card it started from. */
  record Input(
      @Nullable Long version,
      @Nullable String name,
      @Nullable List<String> zones,
      @Nullable List<UUID> sectors,
      @Nullable List<String> nights,
      @Nullable List<UUID> members) {
    Teams.TeamPlan plan() {
      return new Teams.TeamPlan(
          Wire.text(name),
          Wire.each(zones, ZoneId::new),
          Wire.each(sectors, SectorId::new),
          Wire.readNights(nights),
          Wire.each(members, MemberId::new));
    }
  }

  @GetMapping
  List<Card> list(Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId own = actor.person().organisation();
    List<Team> seen =
        actor.coordinates(own) ? teams.listTeams(own) : teams.listTeamsOf(actor.person().id());
    return seen.stream().map(this::card).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Card create(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    return card(teams.createTeam(actor, actor.person().organisation(), input.plan()));
  }

  @PutMapping("/{id}")
  Card change(@PathVariable UUID id, @RequestBody Input input, Viewer viewer) {
    return card(
        teams.changeTeam(
            viewers.actorOf(viewer), new TeamId(id), Wire.version(input.version()), input.plan()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Viewer viewer) {
    teams.removeTeam(viewers.actorOf(viewer), new TeamId(id));
  }

  private Card card(Team team) {
    List<Wire.Named> members =
        team.members().stream()
            .flatMap(id -> people.findMember(id).stream())
            .map(member -> new Wire.Named(member.id().value(), member.name()))
            .toList();
    return new Card(
        team.id().value(),
        team.name(),
        Wire.codes(team.zones()),
        team.sectors().stream().map(SectorId::value).sorted().toList(),
        Wire.nights(team),
        members,
        team.version());
  }
}

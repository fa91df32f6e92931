package org.halte.web.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.ApiToken;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.TeamScopes;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** Makes viewers of members, phones and programs, with the rights they have now. */
@Component
public class Viewers {

  /** The round of somebody without a team. */
  private static final List<TeamScope> NOWHERE =
      List.of(new TeamScope(new TeamId(new UUID(0, 0)), Set.of(), Set.of()));

  private final People people;
  private final Teams teams;
  private final TeamScopes scopes;
  private final Devices devices;
  private final ApiTokens tokens;

  Viewers(People people, Teams teams, TeamScopes scopes, Devices devices, ApiTokens tokens) {
    this.people = people;
    this.teams = teams;
    this.scopes = scopes;
    this.devices = devices;
    this.tokens = tokens;
  }

  /** The viewer that a member is. */
  public Viewer.Member viewerOf(Member member) {
    return new Viewer.Member(
        member.id(),
        member.organisation(),
        member.roles(),
        scopes.of(teams.listTeamsOf(member.id())));
  }

  /**
   * The phone that holds a device token; empty when the token does not open this door, or no more.
   */
  public Optional<Viewer.Device> findPhone(String token, Device.Scope door) {
    return devices.authenticate(token, door).map(this::viewerOf);
  }

  /** The member whose phone it is. */
  public Optional<Member> findOwner(Viewer.Device phone) {
    return phone.member().flatMap(people::findMember);
  }

  /** The program that holds a personal API token, while its owner is active. */
  Optional<Caller> findProgram(String token) {
    Optional<ApiToken> known = tokens.authenticate(token);
    return known.flatMap(found ->
        people
            .findMember(found.member())
            .filter(Member::active)
            .map(owner ->
                new Caller(
                    new Viewer.Connection(found.id(), viewerOf(owner)),
                    Optional.of(owner.locale()),
                    false)));
  }

  /** The same viewer with the rights of now; empty when they may no longer come in. */
  public Optional<Viewer> findAgain(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member(var id, _, _, _) -> findMember(id).map(this::viewerOf);
      case Viewer.Device(var token, _, _, _) -> devices.find(token).map(this::viewerOf);
      case Viewer.Connection(var token, var owner) ->
          findMember(owner.id())
              .filter(member -> tokens.isValid(member, token))
              .map(member -> new Viewer.Connection(token, viewerOf(member)));
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.of(viewer);
    };
  }

  /** Who wants to change something about people; throws for phones and strangers. */
  public Actor actorOf(Viewer viewer) {
    return Actor.of(getMember(viewer));
  }

  /** The member behind a session or a personal API token; throws for phones and strangers. */
  public Member getMember(Viewer viewer) {
    Viewer.Member person =
        switch (viewer) {
          case Viewer.Member member -> member;
          case Viewer.Connection(_, var owner) -> owner;
          case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ ->
              throw SecurityProblem.notForYou();
        };
    return findMember(person.id()).orElseThrow(SecurityProblem::signInFirst);
  }

  private Optional<Member> findMember(MemberId id) {
    return people.findMember(id).filter(Member::active);
  }

  private Viewer.Device viewerOf(Device device) {
    List<TeamScope> rounds = scopes.of(device.member().isEmpty() ? shared(device) : owned(device));
    return new Viewer.Device(
        device.token(),
        device.organisation(),
        device.member(),
        rounds.isEmpty() && !mayUseAll(device) ? NOWHERE : rounds);
  }

  private List<Team> shared(Device device) {
    return device.team().flatMap(teams::findTeam).stream().toList();
  }

  /** The rounds of the owner as they are now: a phone never sees more than who carries it. */
  private List<Team> owned(Device device) {
    return findOwner(device)
        .filter(owner -> owner.is(Role.VOLUNTEER) || owner.is(Role.COORDINATOR))
        .map(owner -> teams.listTeamsOf(owner.id()))
        .orElse(List.of())
        .stream()
        .filter(team -> device.team().isEmpty() || device.team().get().equals(team.id()))
        .toList();
  }

  /** A phone of the association, or of somebody who sees the whole association anyway. */
  private boolean mayUseAll(Device device) {
    return device.team().isEmpty()
        && (device.member().isEmpty()
            || findOwner(device).filter(owner -> owner.is(Role.COORDINATOR)).isPresent());
  }

  private Optional<Member> findOwner(Device device) {
    return device.member().flatMap(this::findMember);
  }
}

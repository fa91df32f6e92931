package org.halte.core.people.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.Ids;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.Texts;
import org.halte.core.people.memory.Memories;
import org.halte.core.people.memory.ShortMemory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The phones that hold a token. A phone without a person is given by coordinators; the phone of a
 * person by that person alone: whoever sees the token sees what it opens. What a phone opens is
 * computed at each request from what its owner may see now.
 */
@Service
public class Devices {

  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final DeviceStore store;
  private final Teams teams;
  private final PeopleLog log;
  private final Clock clock;
  private final ShortMemory<String, Optional<Device>> known;

  Devices(DeviceStore store, Teams teams, PeopleLog log, Memories memories, Clock clock) {
    this.store = store;
    this.teams = teams;
    this.log = log;
    this.clock = clock;
    this.known = memories.open();
  }

  /**
   * A token just made.
   *
   * @param secret shown once, never again
   */
  public record Made(Device device, String secret) {}

  /**
   * Whose token this is; empty for one that was never given out, counts no more, or opens another
   * door.
   */
  public Optional<Device> authenticate(String token, Device.Scope door) {
    return known.get(token, () -> look(token)).filter(device -> device.scope().opens(door));
  }

  /** The phone of a token that still counts. */
  public Optional<Device> find(UUID token) {
    return store.find(token);
  }

  /** A token for both doors, for a phone that an association or one of its teams shares. */
  @Transactional
  public Made createShared(
      Actor actor, OrganisationId organisation, Optional<TeamId> team, String label) {
    return createShared(actor, organisation, team, label, Device.Scope.BOTH);
  }

  /** A token for a phone that an association, or one of its teams, shares. */
  @Transactional
  public Made createShared(
      Actor actor,
      OrganisationId organisation,
      Optional<TeamId> team,
      String label,
      Device.Scope scope) {
    checkShares(actor, organisation, team);
    return create(actor, organisation, Optional.empty(), team, label, scope);
  }

  /**
   * A token for one's own phone.
   *
   * @param team the one of the member's teams to go out with; empty = all of them
   */
  @Transactional
  public Made createOwn(Member member, Optional<TeamId> team, String label, Device.Scope scope) {
    checkTeam(member, team);
    return create(
        Actor.of(member), member.organisation(), Optional.of(member.id()), team, label, scope);
  }

  /** Throws unless the actor may give a phone that no single person carries. */
  void checkShares(Actor actor, OrganisationId organisation, Optional<TeamId> team) {
    if (!actor.givesEyes(organisation)) {
      throw PeopleProblem.onlyCoordinatorsGivePhones();
    }
    team.ifPresent(id -> {
      if (!teams.getManaged(actor, id).organisation().equals(organisation)) {
        throw PeopleProblem.unknown("team", id);
      }
    });
  }

  /** The phones an actor may revoke: all of their organisation, or only their own. */
  public List<Device> listDevices(Actor actor) {
    Member person = actor.person();
    return store.listOf(person.organisation()).stream()
        .filter(device -> mayManage(actor, device))
        .toList();
  }

  /** From now on the phone is a stranger. */
  @Transactional
  public void revoke(Actor actor, UUID id) {
    Device device =
        store
            .find(id)
            .filter(found -> mayManage(actor, found))
            .orElseThrow(() -> PeopleProblem.unknown("device", id));
    store.revoke(id, clock.instant());
    log.note(actor, device.organisation(), "revoked", "device", id);
  }

  /** Throws unless the team is one the member goes out with. */
  void checkTeam(Member member, Optional<TeamId> team) {
    List<TeamId> own = teams.listTeamsOf(member.id()).stream().map(Team::id).toList();
    team.filter(id -> !own.contains(id))
        .ifPresent(id -> {
          throw PeopleProblem.unknown("team", id);
        });
  }

  private Made create(
      Actor actor,
      OrganisationId organisation,
      Optional<MemberId> member,
      Optional<TeamId> team,
      String label,
      Device.Scope scope) {
    String secret = Tokens.fresh();
    Device device =
        new Device(
            Ids.next(),
            organisation,
            member,
            team,
            Texts.name("label", label),
            clock.instant(),
            scope,
            Optional.empty());
    store.insert(device, Tokens.hash(secret));
    log.note(actor, organisation, "created", "device", device.token());
    return new Made(device, secret);
  }

  private static boolean mayManage(Actor actor, Device device) {
    return actor.coordinates(device.organisation())
        || device.member().filter(actor.person().id()::equals).isPresent();
  }

  private Optional<Device> look(String token) {
    Optional<Device> device = store.findByHash(Tokens.hash(token));
    Instant now = clock.instant();
    device
        .filter(found -> found.lastSeenAt().filter(now.minus(SEEN_AGAIN)::isBefore).isEmpty())
        .ifPresent(found -> store.seen(found.token(), now));
    return device;
  }
}

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
 * The phones that hold a token. A coordinator makes tokens for phones that the association or a
 * team shares; every member makes them for phones of their own.
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

  /** Whose token this is; empty for one that was never given out or counts no more. */
  public Optional<Device> authenticate(String token) {
    return known.get(token, () -> look(token));
  }

  /** The phone of a token that still counts. */
  public Optional<Device> find(UUID token) {
    return store.find(token);
  }

  /** A token for a phone that an association, or one of its teams, shares. */
  @Transactional
  public Made createShared(
      Actor actor, OrganisationId organisation, Optional<TeamId> team, String label) {
    if (!actor.coordinates(organisation)) {
      throw PeopleProblem.forbidden();
    }
    team.ifPresent(id -> {
      if (!teams.getManaged(actor, id).organisation().equals(organisation)) {
        throw PeopleProblem.unknown("team", id);
      }
    });
    return create(actor, organisation, Optional.empty(), team, label);
  }

  /**
   * A token for one's own phone.
   *
   * @param team the one of the member's teams to go out with; empty = all of them
   */
  @Transactional
  public Made createOwn(Member member, Optional<TeamId> team, String label) {
    checkTeam(member, team);
    return create(Actor.of(member), member.organisation(), Optional.of(member.id()), team, label);
  }

  /** A token for a member's own phone, made by their coordinator. */
  @Transactional
  public Made createFor(Actor actor, Member member, Optional<TeamId> team, String label) {
    if (!actor.coordinates(member.organisation())) {
      throw PeopleProblem.unknown("member", member.id());
    }
    checkTeam(member, team);
    return create(actor, member.organisation(), Optional.of(member.id()), team, label);
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

  private void checkTeam(Member member, Optional<TeamId> team) {
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
      String label) {
    String secret = Tokens.fresh();
    Device device =
        new Device(
            Ids.next(),
            organisation,
            member,
            team,
            Texts.name("label", label),
            clock.instant(),
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

package org.halte.core.people.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.halte.base.kernel.Ids;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.TeamId;
import org.halte.core.people.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a phone gets its token without anybody seeing it: an address or a QR code carries a code for
 * one use and some minutes, and the app exchanges it. A code that opens by itself is shown to those
 * only who could open as much without it: to a member for their own phone, to a coordinator for a
 * shared one. What a coordinator prepares for somebody opens nothing until that person signs in, so
 * it may wait for days.
 */
@Service
public class Enrolments {

  private static final Duration OPENS_BY_ITSELF = Duration.ofMinutes(15);
  private static final Duration WAITS_FOR_ITS_PERSON = Duration.ofDays(7);
  private static final Duration KEPT = Duration.ofDays(1);

  private final EnrolmentStore store;
  private final Devices devices;
  private final People people;
  private final PeopleLog log;
  private final Clock clock;

  Enrolments(EnrolmentStore store, Devices devices, People people, PeopleLog log, Clock clock) {
    this.store = store;
    this.devices = devices;
    this.people = people;
    this.log = log;
    this.clock = clock;
  }

  /**
   * An enrolment just made.
   *
   * @param code shown once
   * @param prepared whether the person it is for must sign in with it
   */
  public record Offer(String code, Instant expiresAt, boolean prepared) {}

  /** For a phone that the association, or one of its teams, shares. */
  @Transactional
  public Offer offerShared(
      Actor actor, OrganisationId organisation, Optional<TeamId> team, String label) {
    devices.checkShares(actor, organisation, team);
    return offer(actor, organisation, Optional.empty(), team, label);
  }

  /** For one's own phone; team as in {@link Devices#createOwn}. */
  @Transactional
  public Offer offerOwn(Member self, Optional<TeamId> team, String label) {
    devices.checkTeam(self, team);
    return offer(Actor.of(self), self.organisation(), Optional.of(self.id()), team, label);
  }

  /** For the phone of somebody else, who will sign in on it. */
  @Transactional
  public Offer prepare(Actor actor, MemberId whose, Optional<TeamId> team, String label) {
    Member member =
        people
            .findMember(whose)
            .filter(found -> found.active() && actor.coordinates(found.organisation()))
            .orElseThrow(() -> PeopleProblem.unknown("member", whose));
    devices.checkTeam(member, team);
    return offer(actor, member.organisation(), Optional.of(whose), team, label);
  }

  private Offer offer(
      Actor actor,
      OrganisationId organisation,
      Optional<MemberId> member,
      Optional<TeamId> team,
      String label) {
    Instant now = clock.instant();
    MemberId by = actor.person().id();
    boolean prepared = member.filter(whose -> !whose.equals(by)).isPresent();
    Instant end = now.plus(prepared ? WAITS_FOR_ITS_PERSON : OPENS_BY_ITSELF);
    String code = Tokens.fresh();
    EnrolmentStore.Row row =
        new EnrolmentStore.Row(
            Ids.next(),
            organisation,
            member,
            team,
            Texts.name("label", label),
            prepared,
            by,
            now,
            end,
            false);
    store.deleteExpired(now.minus(KEPT));
    store.insert(row, Tokens.hash(code));
    log.note(actor, organisation, "created", "enrolment", row.id());
    return new Offer(code, end, prepared);
  }

  /**
   * The app exchanges its code for the token.
   *
   * @param signedIn who is signed in on the phone, if anybody
   * @throws PeopleProblem for a code that is unknown, used, expired or withdrawn; when its person
   *     must sign in first, or is somebody else
   */
  @Transactional
  public Devices.Made redeem(String code, Optional<Member> signedIn) {
    EnrolmentStore.Row row =
        store.findByHash(Tokens.hash(code)).orElseThrow(PeopleProblem::unknownLink);
    if (row.used()) {
      throw PeopleProblem.usedLink();
    }
    if (!clock.instant().isBefore(row.expiresAt())) {
      throw PeopleProblem.expiredLink();
    }
    if (row.prepared()) {
      checkIsTheirs(row, signedIn);
    }
    if (!store.use(row.id(), clock.instant())) {
      throw PeopleProblem.usedLink();
    }
    return create(row);
  }

  private static void checkIsTheirs(EnrolmentStore.Row row, Optional<Member> signedIn) {
    Member person = signedIn.orElseThrow(PeopleProblem::signInToEnrol);
    if (!row.member().equals(Optional.of(person.id()))) {
      throw PeopleProblem.enrolmentOfAnother();
    }
  }

  /** With the rights of now: who made the code, or whom it is for, may have left since. */
  private Devices.Made create(EnrolmentStore.Row row) {
    Member owner =
        people
            .findMember(row.member().orElse(row.madeBy()))
            .filter(Member::active)
            .orElseThrow(PeopleProblem::withdrawnLink);
    try {
      return row.member().isPresent()
          ? devices.createOwn(owner, row.team(), row.label(), Device.Scope.APP)
          : devices.createShared(
              Actor.of(owner), row.organisation(), row.team(), row.label(), Device.Scope.APP);
    } catch (PeopleProblem mayNoMore) {
      throw (PeopleProblem) PeopleProblem.withdrawnLink().initCause(mayNoMore);
    }
  }
}

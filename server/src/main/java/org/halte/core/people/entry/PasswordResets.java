package org.halte.core.people.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.halte.core.people.Actor;
import org.halte.core.people.Giving;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * New passwords for those who forgot theirs: by mail, or by a link that somebody hands over.
 * Whoever makes such a link could use it, so it must open nothing that they do not open already.
 */
@Service
public class PasswordResets {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);
  private static final Duration BY_MAIL = Duration.ofHours(1);
  private static final Duration BY_HAND = Duration.ofDays(1);

  private final PasswordResetStore store;
  private final People people;
  private final Giving giving;
  private final ApplicationEventPublisher events;
  private final Postman postman;
  private final Links links;
  private final PeopleLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PasswordResets(
      PasswordResetStore store,
      People people,
      Giving giving,
      ApplicationEventPublisher events,
      Postman postman,
      Links links,
      PeopleLog log,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.giving = giving;
    this.events = events;
    this.postman = postman;
    this.links = links;
    this.log = log;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends a link, if mail is set up and the address is known. Done in the background: neither the
   * answer nor its time tells whether there is such an account.
   *
   * @return whether this instance sends mail at all
   */
  public boolean request(String email) {
    if (postman.hasMail()) {
      Thread.ofVirtual().name("password-reset").start(() -> send(email));
    }
    return postman.hasMail();
  }

  /**
   * A link to hand over, good for a day.
   *
   * @throws PeopleProblem when it would open field data or an administration that the actor has not
   */
  @Transactional
  public String handOver(Actor actor, Member managed) {
    Member member = people.getManaged(actor, managed.id());
    if (!covers(actor, member)) {
      throw PeopleProblem.resetOpensMore();
    }
    String url = newLink(member, BY_HAND, true, actor.findPerson().map(Member::id));
    log.note(actor, member.organisation(), "created", "reset-link", member.id());
    return url;
  }

  private boolean covers(Actor actor, Member member) {
    OrganisationId home = member.organisation();
    boolean eyes = !giving.hasEyes(member) || actor.givesEyes(home);
    boolean accounts =
        !member.is(Role.ORG_ADMIN) || actor.administers(home) || actor.runsInstance();
    boolean instance = !member.is(Role.INSTANCE_ADMIN) || actor.runsInstance();
    return eyes && accounts && instance;
  }

  /** Sets the password and ends every session of the member. */
  @Transactional
  public void redeem(String secret, String password) {
    byte[] hash = Tokens.hash(secret);
    PasswordResetStore.Reset reset = store.find(hash).orElseThrow(PeopleProblem::unknownLink);
    if (!clock.instant().isBefore(reset.expiresAt())) {
      throw PeopleProblem.expiredLink();
    }
    if (reset.used() || !store.use(hash, clock.instant())) {
      throw PeopleProblem.usedLink();
    }
    Member member =
        people
            .findMember(reset.member())
            .filter(Member::active)
            .orElseThrow(PeopleProblem::unknownLink);
    reset.madeBy().ifPresent(maker -> checkStillCovers(maker, member));
    people.setPassword(Actor.house("password-reset"), member, password);
    if (reset.byHand()) {
      events.publishEvent(new TrustLost(member.id()));
    }
  }

  /** What the account opens, or who made the link, may have changed since. */
  private void checkStillCovers(MemberId maker, Member member) {
    boolean covered =
        people
            .findMember(maker)
            .filter(Member::active)
            .filter(known -> covers(Actor.of(known), member))
            .isPresent();
    if (!covered) {
      throw PeopleProblem.withdrawnLink();
    }
  }

  private void send(String email) {
    try {
      for (Member known : people.listByEmail(email)) {
        if (known.active()) {
          String url = transaction.execute(_ -> newLink(known, BY_MAIL, false, Optional.empty()));
          postman.send(known, "people.mail-reset", url);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("A mail to set a new password could not be sent: {}", e.toString());
    }
  }

  private String newLink(Member member, Duration life, boolean byHand, Optional<MemberId> madeBy) {
    String secret = Tokens.fresh();
    Instant now = clock.instant();
    store.replace(member.id(), Tokens.hash(secret), now, now.plus(life), byHand, madeBy);
    return links.to("/reset#" + secret);
  }
}

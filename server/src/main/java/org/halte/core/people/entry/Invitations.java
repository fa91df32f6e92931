package org.halte.core.people.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.Ids;
import org.halte.core.people.Actor;
import org.halte.core.people.Giving;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people join: for one person, for some days. A link gives what its maker may give
 * at the moment it is used, not when it was made.
 */
@Service
public class Invitations {

  private static final int MOST_DAYS = 60;
  private static final String BY_MEMBER = "member:";
  private static final Actor HOUSE = Actor.house("invitation");

  private final InvitationStore store;
  private final People people;
  private final Organisations organisations;
  private final Teams teams;
  private final Giving giving;
  private final PeopleLog log;
  private final Clock clock;

  Invitations(
      InvitationStore store,
      People people,
      Organisations organisations,
      Teams teams,
      Giving giving,
      PeopleLog log,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.organisations = organisations;
    this.teams = teams;
    this.giving = giving;
    this.log = log;
    this.clock = clock;
  }

  /** Whom to invite and for how long the link counts. */
  public record Wanted(
      OrganisationId organisation,
      Set<Role> roles,
      Optional<TeamId> team,
      Optional<String> email,
      int days) {}

  /** An invitation just made; the secret is shown once. */
  public record Made(Invitation invitation, String secret) {}

  @Transactional
  public Made create(Actor actor, Wanted wanted) {
    checkGives(actor, wanted.organisation(), wanted.roles(), wanted.team());
    if (wanted.days() < 1 || wanted.days() > MOST_DAYS) {
      throw PeopleProblem.badDays(wanted.days(), MOST_DAYS);
    }
    organisations.getOrganisation(wanted.organisation());
    wanted
        .team()
        .filter(id -> !teams.getManaged(actor, id).organisation().equals(wanted.organisation()))
        .ifPresent(id -> {
          throw PeopleProblem.unknown("team", id);
        });
    String secret = Tokens.fresh();
    Invitation invitation =
        new Invitation(
            Ids.next(),
            wanted.organisation(),
            wanted.roles(),
            wanted.team(),
            wanted.email().filter(text -> !text.isBlank()).map(Texts::email),
            clock.instant(),
            clock.instant().plus(Duration.ofDays(wanted.days())),
            Optional.empty());
    store.insert(invitation, Tokens.hash(secret), actor.journalName());
    log.note(actor, wanted.organisation(), "created", "invitation", invitation.id());
    return new Made(invitation, secret);
  }

  /** The invitation behind a link; throws for one that is unknown, expired, used or withdrawn. */
  @Transactional
  public Invitation open(String secret) {
    Invitation invitation =
        store.findByHash(Tokens.hash(secret)).orElseThrow(PeopleProblem::unknownLink);
    if (invitation.usedAt().isPresent()) {
      throw PeopleProblem.usedLink();
    }
    if (!clock.instant().isBefore(invitation.expiresAt())) {
      throw PeopleProblem.expiredLink();
    }
    checkStillGiven(invitation);
    return invitation;
  }

  private void checkGives(
      Actor actor, OrganisationId organisation, Set<Role> roles, Optional<TeamId> team) {
    giving.checkRoles(actor, organisation, roles);
    if (team.isPresent()) {
      giving.checkEyes(actor, organisation);
    }
  }

  /** Somebody who was sent away, or is no coordinator any more, gives nothing by an old link. */
  private void checkStillGiven(Invitation invitation) {
    String maker = store.getMaker(invitation.id());
    if (!maker.startsWith(BY_MEMBER)) {
      return;
    }
    Actor actor =
        people
            .findMember(new MemberId(UUID.fromString(maker.substring(BY_MEMBER.length()))))
            .map(Actor::of)
            .orElseThrow(PeopleProblem::withdrawnLink);
    try {
      checkGives(actor, invitation.organisation(), invitation.roles(), invitation.team());
    } catch (PeopleProblem mayNoMore) {
      throw (PeopleProblem) PeopleProblem.withdrawnLink().initCause(mayNoMore);
    }
  }

  /**
   * The person joins. An invitation that names an address is for that address.
   *
   * @throws PeopleProblem when the link or what was typed cannot be used
   */
  @Transactional
  public Member accept(String secret, String name, String email, String password, Locale locale) {
    Invitation invitation = open(secret);
    if (!store.use(invitation.id(), clock.instant())) {
      throw PeopleProblem.usedLink();
    }
    String address = Texts.email(email.isBlank() ? invitation.email().orElse("") : email);
    invitation
        .email()
        .filter(meant -> !meant.equals(address))
        .ifPresent(meant -> {
          throw PeopleProblem.otherEmail();
        });
    Member member =
        people.createMember(
            HOUSE,
            new People.NewMember(
                invitation.organisation(), address, name, password, invitation.roles(), locale));
    invitation
        .team()
        .filter(team -> teams.findTeam(team).isPresent())
        .ifPresent(team -> teams.addMember(HOUSE, team, member.id()));
    return member;
  }

  /** The open invitations this actor could have made. */
  public List<Invitation> listInvitations(Actor actor) {
    OrganisationId own = actor.person().organisation();
    if (!actor.coordinates(own) && !actor.runsInstance()) {
      throw PeopleProblem.forbidden();
    }
    return store.listOpen().stream().filter(found -> mayManage(actor, found)).toList();
  }

  /** Takes an invitation back. */
  @Transactional
  public void remove(Actor actor, UUID id) {
    Invitation invitation =
        store
            .find(id)
            .filter(found -> mayManage(actor, found))
            .orElseThrow(() -> PeopleProblem.unknown("invitation", id));
    store.delete(id);
    log.note(actor, invitation.organisation(), "removed", "invitation", id);
  }

  private static boolean mayManage(Actor actor, Invitation invitation) {
    OrganisationId home = invitation.organisation();
    boolean administration =
        invitation.roles().contains(Role.ORG_ADMIN)
            || invitation.roles().contains(Role.INSTANCE_ADMIN);
    return actor.administers(home)
        || (administration ? actor.runsInstance() : actor.givesEyes(home));
  }
}

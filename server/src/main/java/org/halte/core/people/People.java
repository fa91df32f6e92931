package org.halte.core.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.halte.base.kernel.Ids;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The members of all organisations and their passwords. Everything that changes asks who wants it
 * ({@link Actor}); what an actor may not know of is answered as unknown.
 */
@Service
public class People {

  /** Hardly anybody goes out with more associations. */
  private static final int USUAL_ACCOUNTS = 2;

  private final MemberStore members;
  private final Organisations organisations;
  private final Passwords passwords;
  private final Giving giving;
  private final PeopleLog log;
  private final Clock clock;

  People(
      MemberStore members,
      Organisations organisations,
      Passwords passwords,
      Giving giving,
      PeopleLog log,
      Clock clock) {
    this.members = members;
    this.organisations = organisations;
    this.passwords = passwords;
    this.giving = giving;
    this.log = log;
    this.clock = clock;
  }

  /** What a new member starts with. */
  public record NewMember(
      OrganisationId organisation,
      String email,
      String name,
      String password,
      Set<Role> roles,
      Locale locale) {}

  /**
   * What to change of a member; empty = leave as it is.
   *
   * @param version the account as it was looked at
   */
  public record MemberChange(
      OptionalLong version,
      Optional<String> name,
      Optional<Set<Role>> roles,
      Optional<Boolean> active) {}

  /**
   * Somebody who proved who they are.
   *
   * @param epoch grows with every new password; a session that began in another epoch has ended
   */
  public record SignedIn(Member member, int epoch) {}

  /**
   * The member with this address and password. Somebody may have an account in several
   * associations; only who has the password of two is asked for which.
   *
   * @param association name or short name of the one to enter; blank where one account fits
   * @throws PeopleProblem one and the same for a wrong password, an unknown address and a closed
   *     account
   */
  public SignedIn signIn(String email, String password, String association) {
    List<SignedIn> fitting = listFitting(email, password);
    if (fitting.isEmpty()) {
      throw PeopleProblem.wrongSignIn();
    }
    List<SignedIn> meant =
        fitting.size() == 1 || association.isBlank()
            ? fitting
            : fitting.stream().filter(one -> isOf(one.member(), association)).toList();
    if (meant.size() != 1) {
      throw PeopleProblem.whichAssociation(
          fitting.stream()
              .map(one -> organisations.getOrganisation(one.member().organisation()).name())
              .toList());
    }
    return meant.getFirst();
  }

  /** Takes as long for no account as for one or two. */
  private List<SignedIn> listFitting(String email, String password) {
    List<MemberStore.Account> accounts = members.listByEmail(folded(email));
    List<SignedIn> fitting = new ArrayList<>();
    for (int i = 0; i < Math.max(accounts.size(), USUAL_ACCOUNTS); i++) {
      Optional<MemberStore.Account> account =
          i < accounts.size() ? Optional.of(accounts.get(i)) : Optional.empty();
      boolean fits =
          passwords.fits(password, account.map(MemberStore.Account::passwordHash).orElse(null));
      account
          .filter(known -> fits && known.member().active())
          .ifPresent(known -> fitting.add(new SignedIn(known.member(), known.epoch())));
    }
    return fitting;
  }

  private boolean isOf(Member member, String association) {
    Organisation home = organisations.getOrganisation(member.organisation());
    String wanted = association.strip();
    return home.name().equalsIgnoreCase(wanted) || home.slug().equalsIgnoreCase(wanted);
  }

  private static String folded(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** The member of a session that began in the given epoch, while it still counts. */
  public Optional<Member> findSignedIn(MemberId id, int epoch) {
    return members
        .find(id)
        .filter(account -> account.epoch() == epoch && account.member().active())
        .map(MemberStore.Account::member);
  }

  public Optional<Member> findMember(MemberId id) {
    return members.find(id).map(MemberStore.Account::member);
  }

  /** Those with an account under this address, one in each association at most. */
  public List<Member> listByEmail(String email) {
    return members.listByEmail(folded(email)).stream().map(MemberStore.Account::member).toList();
  }

  /** Those the actor manages or works with, by name. */
  public List<Member> listMembers(Actor actor) {
    List<Member> listed = new ArrayList<>();
    OrganisationId own = actor.person().organisation();
    if (actor.coordinates(own)) {
      listed.addAll(members.listOf(own));
    }
    if (actor.runsInstance()) {
      members.listAdministrators().stream()
          .filter(member -> !listed.contains(member))
          .forEach(listed::add);
    }
    if (!actor.coordinates(own) && !actor.runsInstance()) {
      throw PeopleProblem.forbidden();
    }
    return listed;
  }

  /** The coordinators of an organisation, by name: for Halte itself, which asks for no rights. */
  public List<Member> listCoordinators(OrganisationId organisation) {
    return members.listOf(organisation).stream()
        .filter(member -> member.active() && member.is(Role.COORDINATOR))
        .toList();
  }

  @Transactional
  public Member createMember(Actor actor, NewMember wanted) {
    giving.checkRoles(actor, wanted.organisation(), wanted.roles());
    boolean coordinated = giving.isCoordinated(wanted.organisation());
    Member member =
        new Member(
            new MemberId(Ids.next()),
            organisations.getOrganisation(wanted.organisation()).id(),
            Texts.email(wanted.email()),
            Texts.name("name", wanted.name()),
            wanted.roles(),
            wanted.locale(),
            true,
            1);
    try {
      members.insert(member, passwords.hash(wanted.password()), clock.instant());
    } catch (DuplicateKeyException e) {
      throw PeopleProblem.emailTaken(member.email());
    }
    giving.noteCoordination(member.organisation(), coordinated);
    log.note(actor, member.organisation(), "created", "member", member.id());
    return member;
  }

  @Transactional
  public Member changeMember(Actor actor, MemberId id, MemberChange change) {
    members.lockAdministrators();
    Member before = getManaged(actor, id);
    if (change.name().isPresent() || change.active().isPresent()) {
      checkKeepsAccounts(actor, before);
    }
    long version = Versions.required(change.version());
    Member after = changed(before, change);
    if (after.roles().isEmpty()) {
      throw PeopleProblem.noRole();
    }
    giving.checkChange(actor, before, after);
    boolean coordinated = giving.isCoordinated(before.organisation());
    Versions.check(members.update(id, version, change), before.name());
    keepAdministrators(before);
    giving.noteCoordination(before.organisation(), coordinated);
    log.note(actor, before.organisation(), "changed", "member", id);
    return findMember(id).orElse(after);
  }

  private static Member changed(Member before, MemberChange change) {
    return new Member(
        before.id(),
        before.organisation(),
        before.email(),
        change.name().map(name -> Texts.name("name", name)).orElse(before.name()),
        change.roles().orElse(before.roles()),
        before.locale(),
        change.active().orElse(before.active()),
        before.version());
  }

  /** Forgets name, address, password and tokens of a member for good. */
  @Transactional
  public void removeMember(Actor actor, MemberId id) {
    members.lockAdministrators();
    Member before = getManaged(actor, id);
    if (!actor.administers(before.organisation()) && !actor.runsInstance()) {
      throw PeopleProblem.onlyAdministrators(Role.VOLUNTEER);
    }
    boolean coordinated = giving.isCoordinated(before.organisation());
    members.remove(id, clock.instant());
    keepAdministrators(before);
    giving.noteCoordination(before.organisation(), coordinated);
    log.note(actor, before.organisation(), "removed", "member", id);
  }

  /**
   * A member this actor may change in some way: of their organisation, or an administrator of any.
   */
  public Member getManaged(Actor actor, MemberId id) {
    Member member =
        findMember(id)
            .filter(found ->
                actor.coordinates(found.organisation())
                    || (actor.runsInstance() && Giving.isAdministrator(found)))
            .orElseThrow(() -> PeopleProblem.unknown("member", id));
    if (member.is(Role.INSTANCE_ADMIN) && !actor.runsInstance()) {
      throw PeopleProblem.forbidden();
    }
    return member;
  }

  /** Coordinators send away and take back those who are nobody's administrators. */
  private static void checkKeepsAccounts(Actor actor, Member member) {
    boolean theirs = actor.givesEyes(member.organisation()) && !Giving.isAdministrator(member);
    if (!theirs && !actor.administers(member.organisation()) && !actor.runsInstance()) {
      throw PeopleProblem.onlyAdministrators(Role.ORG_ADMIN);
    }
  }

  /** Gives oneself another password; throws when the old one is wrong. */
  @Transactional
  public SignedIn changePassword(Member member, String old, String wanted) {
    MemberStore.Account account =
        members.find(member.id()).orElseThrow(PeopleProblem::wrongPassword);
    if (!passwords.fits(old, account.passwordHash())) {
      throw PeopleProblem.wrongPassword();
    }
    return setPassword(Actor.of(member), member, wanted);
  }

  /** Sets a password for a member who proved in another way who they are. */
  @Transactional
  public SignedIn setPassword(Actor actor, Member member, String wanted) {
    members.setPassword(member.id(), passwords.hash(wanted));
    log.note(actor, member.organisation(), "changed", "password", member.id());
    MemberStore.Account account = members.find(member.id()).orElseThrow();
    return new SignedIn(account.member(), account.epoch());
  }

  /** Sets one's own language and name; what is empty stays. */
  @Transactional
  public Member changeSelf(Member self, Optional<String> name, Optional<Locale> locale) {
    members.updateSelf(self.id(), name.map(text -> Texts.name("name", text)), locale);
    log.note(Actor.of(self), self.organisation(), "changed", "member", self.id());
    return findMember(self.id()).orElse(self);
  }

  /** Whether anybody can run this instance yet. */
  public boolean hasInstanceAdmin() {
    return members.countInstanceAdmins() > 0;
  }

  private void keepAdministrators(Member before) {
    if (before.is(Role.INSTANCE_ADMIN) && members.countInstanceAdmins() == 0) {
      throw PeopleProblem.lastInstanceAdmin();
    }
    if (before.active()
        && before.is(Role.ORG_ADMIN)
        && members.countActive(before.organisation(), Role.ORG_ADMIN) == 0) {
      throw PeopleProblem.lastOrgAdmin();
    }
  }
}

package org.halte.core.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.NightCalendar;
import org.springframework.stereotype.Component;

/**
 * Who may give what to whom. Administrators give accounts, never eyes: what opens field data (the
 * role coordinator, a place in a team, a shared phone) is given by coordinators of the association.
 * Somebody must be the first: while nobody coordinates an association its administrator may appoint
 * somebody, but not right after a coordinator was sent away, or sending away would be the key.
 */
@Component
public class Giving {

  private static final Duration WAIT_AFTER_THE_LAST = Duration.ofDays(14);

  private final MemberStore members;
  private final TeamStore teams;
  private final OrganisationStore organisations;
  private final NightCalendar calendar;
  private final Clock clock;

  Giving(
      MemberStore members,
      TeamStore teams,
      OrganisationStore organisations,
      NightCalendar calendar,
      Clock clock) {
    this.members = members;
    this.teams = teams;
    this.organisations = organisations;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Throws unless the actor may give somebody new all these roles. */
  public void checkRoles(Actor actor, OrganisationId organisation, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw PeopleProblem.noRole();
    }
    roles.forEach(role -> checkRole(actor, organisation, role));
  }

  /**
   * Throws unless the actor may let people of the organisation see its field data. To be asked
   * inside the transaction that gives them: two administrators cannot both appoint the first.
   */
  public void checkEyes(Actor actor, OrganisationId organisation) {
    if (actor.givesEyes(organisation)) {
      return;
    }
    if (!actor.administers(organisation)) {
      throw PeopleProblem.onlyCoordinators();
    }
    members.lockAdministrators();
    if (isCoordinated(organisation)) {
      throw PeopleProblem.onlyCoordinators();
    }
    organisations
        .findUncoordinatedSince(organisation)
        .map(since -> since.plus(WAIT_AFTER_THE_LAST))
        .filter(clock.instant()::isBefore)
        .ifPresent(from -> {
          throw PeopleProblem.coordinatorsLately(day(from));
        });
  }

  /** Throws unless the actor may change the roles and the standing of a member in this way. */
  void checkChange(Actor actor, Member before, Member after) {
    OrganisationId home = before.organisation();
    for (Role role : difference(before.roles(), after.roles())) {
      boolean given = after.is(role);
      boolean opens = role == Role.COORDINATOR || (role == Role.VOLUNTEER && isInTeam(before));
      if (given && opens) {
        checkEyes(actor, home);
      } else if (given || role == Role.ORG_ADMIN || role == Role.INSTANCE_ADMIN) {
        checkRole(actor, home, role);
      }
    }
    if (after.active() && !before.active() && hasEyes(before)) {
      checkReturn(actor, home);
    }
  }

  /** Whether somebody sees field data of their association. */
  public boolean hasEyes(Member member) {
    return member.is(Role.COORDINATOR) || (member.is(Role.VOLUNTEER) && isInTeam(member));
  }

  /** To be called after a change that may have ended, or begun, that somebody coordinates. */
  void noteCoordination(OrganisationId organisation, boolean before) {
    boolean now = isCoordinated(organisation);
    if (before != now) {
      organisations.setUncoordinatedSince(
          organisation, now ? Optional.empty() : Optional.of(clock.instant()));
    }
  }

  boolean isCoordinated(OrganisationId organisation) {
    return members.countActive(organisation, Role.COORDINATOR) > 0;
  }

  static boolean isAdministrator(Member member) {
    return member.is(Role.ORG_ADMIN) || member.is(Role.INSTANCE_ADMIN);
  }

  private void checkRole(Actor actor, OrganisationId organisation, Role role) {
    switch (role) {
      case COORDINATOR -> checkEyes(actor, organisation);
      case VOLUNTEER -> {
        if (!actor.administers(organisation) && !actor.givesEyes(organisation)) {
          throw PeopleProblem.onlyAdministrators(role);
        }
      }
      case ORG_ADMIN -> {
        if (!actor.administers(organisation) && !actor.runsInstance()) {
          throw PeopleProblem.onlyAdministrators(role);
        }
      }
      case INSTANCE_ADMIN -> {
        if (!actor.runsInstance()) {
          throw PeopleProblem.onlyAdministrators(role);
        }
      }
    }
  }

  /** Somebody who was sent away by mistake comes back even where no coordinator is left. */
  private void checkReturn(Actor actor, OrganisationId organisation) {
    boolean alone = actor.administers(organisation) && !isCoordinated(organisation);
    if (!actor.givesEyes(organisation) && !alone) {
      throw PeopleProblem.onlyCoordinators();
    }
  }

  private boolean isInTeam(Member member) {
    return !teams.listOf(member.id()).isEmpty();
  }

  private String day(Instant at) {
    return at.atZone(calendar.zone()).toLocalDate().toString();
  }

  private static Set<Role> difference(Set<Role> before, Set<Role> after) {
    Set<Role> touched = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (before.contains(role) != after.contains(role)) {
        touched.add(role);
      }
    }
    return touched;
  }
}

package org.halte.core.people;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may give and take which role: org_admin every role of the own organisation but
 * instance_admin; instance_admin that role in the own organisation, and org_admin anywhere.
 */
public final class Roles {

  private Roles() {}

  /** Throws {@link PeopleProblem} unless the actor may give and take all these roles. */
  public static void checkGrant(Actor actor, OrganisationId organisation, Set<Role> roles) {
    if (roles.isEmpty()) {
      throw PeopleProblem.noRole();
    }
    if (!roles.stream().allMatch(role -> mayGrant(actor, organisation, role))) {
      throw PeopleProblem.forbidden();
    }
  }

  private static boolean mayGrant(Actor actor, OrganisationId organisation, Role role) {
    return switch (role) {
      case VOLUNTEER, COORDINATOR -> actor.administers(organisation);
      case ORG_ADMIN -> actor.administers(organisation) || actor.runsInstance();
      case INSTANCE_ADMIN -> actor.runsInstance();
    };
  }

  static boolean isAdministrator(Member member) {
    return member.is(Role.ORG_ADMIN) || member.is(Role.INSTANCE_ADMIN);
  }

  static Set<Role> difference(Set<Role> before, Set<Role> after) {
    Set<Role> touched = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (before.contains(role) != after.contains(role)) {
        touched.add(role);
      }
    }
    return touched;
  }
}

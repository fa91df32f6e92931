package org.halte.core.people;

import java.util.Locale;
import java.util.Set;

/**
 * A person with an account in one association.
 *
 * @param locale the language Halte speaks to them when the browser asks for none
 * @param active false: cannot come in by any way until made active again
 * @param version grows with every change of the account
 */
public record Member(
    MemberId id,
    OrganisationId organisation,
    String email,
    String name,
    Set<Role> roles,
    Locale locale,
    boolean active,
    long version) {

  public Member {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}

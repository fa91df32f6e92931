package org.halte.core.people;

import java.util.Optional;
import java.util.Set;

/**
 * Who wants something done to organisations, members, teams or tokens, and what they may do there.
 * What is not allowed here is denied.
 */
public sealed interface Actor {

  /** A person, with the roles they have now. */
  record Person(Member member) implements Actor {}

  /** Halte itself, e.g. while it is set up; may do all. */
  record House(String purpose) implements Actor {}

  static Actor of(Member member) {
    return new Person(member);
  }

  static Actor house(String purpose) {
    return new House(purpose);
  }

  /** How the journal names them. */
  default String journalName() {
    return switch (this) {
      case Person(Member member) -> "member:" + member.id();
      case House(String purpose) -> "halte:" + purpose;
    };
  }

  /** Organisations, first administrators, settings of the instance. */
  default boolean runsInstance() {
    return switch (this) {
      case Person(Member member) -> member.active() && member.is(Role.INSTANCE_ADMIN);
      case House _ -> true;
    };
  }

  /** Members, invitations and roles of one organisation. */
  default boolean administers(OrganisationId organisation) {
    return holds(organisation, Set.of(Role.ORG_ADMIN));
  }

  /** Looks after teams and phones of one organisation; see {@link Giving} for what opens more. */
  default boolean coordinates(OrganisationId organisation) {
    return holds(organisation, Set.of(Role.ORG_ADMIN, Role.COORDINATOR));
  }

  /** Sees the field data of the organisation as a coordinator, and may let others see them. */
  default boolean givesEyes(OrganisationId organisation) {
    return holds(organisation, Set.of(Role.COORDINATOR));
  }

  /** Belongs to the organisation, in any role. */
  default boolean belongsTo(OrganisationId organisation) {
    return holds(organisation, Set.of(Role.values()));
  }

  /** The person behind it; throws {@link PeopleProblem} when Halte itself acts. */
  default Member person() {
    return switch (this) {
      case Person(Member member) -> member;
      case House _ -> throw PeopleProblem.forbidden();
    };
  }

  /** The person behind it; empty when Halte itself acts. */
  default Optional<Member> findPerson() {
    return switch (this) {
      case Person(Member member) -> Optional.of(member);
      case House _ -> Optional.empty();
    };
  }

  private boolean holds(OrganisationId organisation, Set<Role> anyOf) {
    return switch (this) {
      case Person(Member member) ->
          member.active()
              && member.organisation().equals(organisation)
              && member.roles().stream().anyMatch(anyOf::contains);
      case House _ -> true;
    };
  }
}

package org.halte.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;

/** Whoever looks. Nobody reaches field data without being one of these. */
public sealed interface Viewer {

  /** Whether it belongs to an association and is trusted with its own data. */
  default boolean isOf(OrganisationId organisation) {
    return switch (this) {
      case Member member -> member.organisation().equals(organisation);
      case Device device -> device.organisation().equals(organisation);
      case Connection connection -> connection.owner().organisation().equals(organisation);
      case Link _, Public _ -> false;
      case System _ -> true;
    };
  }

  /** A person who signed in. */
  record Member(MemberId id, OrganisationId organisation, Set<Role> roles, List<TeamScope> teams)
      implements Viewer {
    public Member {
      roles = Set.copyOf(roles);
      teams = List.copyOf(teams);
    }

    public boolean is(Role role) {
      return roles.contains(role);
    }
  }

  /**
   * A phone that holds a device token.
   *
   * @param member whose phone it is; empty for a phone that an association shares
   * @param teams empty for a phone without a team: it sees the ordinary places of its association
   */
  record Device(
      UUID token, OrganisationId organisation, Optional<MemberId> member, List<TeamScope> teams)
      implements Viewer {
    public Device {
      teams = List.copyOf(teams);
    }
  }

  /** A program that holds a personal API token: never more than who made it. */
  record Connection(UUID token, Member owner) implements Viewer {}

  /**
   * Somebody without an account who was given a link to fill one form: may hand it in, sees
   * nothing.
   *
   * @param held whether what they send counts only once a coordinator approves it
   */
  record Link(UUID id, OrganisationId organisation, boolean held) implements Viewer {}

  /** Anybody on the internet. */
  record Public() implements Viewer {}

  /**
   * Halte itself: followers, backups, checks.
   *
   * @param purpose why it looks, for the journal
   */
  // Always written Viewer.System, so it hides nothing.
  @SuppressWarnings("AvoidCommonTypeNames")
  record System(String purpose) implements Viewer {}
}

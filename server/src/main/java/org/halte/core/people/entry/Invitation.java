package org.halte.core.people.entry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;

/**
 * A link by which one person joins an organisation, once.
 *
 * @param roles what the person will be
 * @param team the team the person will go out with
 * @param email the address it was meant for
 */
public record Invitation(
    UUID id,
    OrganisationId organisation,
    Set<Role> roles,
    Optional<TeamId> team,
    Optional<String> email,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> usedAt) {

  public Invitation {
    roles = Set.copyOf(roles);
  }
}

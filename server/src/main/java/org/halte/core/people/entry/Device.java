package org.halte.core.people.entry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * A phone that may send and read without a password.
 *
 * @param token names the token, it is not the secret
 * @param member whose phone it is; empty for a shared one
 * @param team the team that shares it
 */
public record Device(
    UUID token,
    OrganisationId organisation,
    Optional<MemberId> member,
    Optional<TeamId> team,
    String label,
    Instant createdAt,
    Optional<Instant> lastSeenAt) {}

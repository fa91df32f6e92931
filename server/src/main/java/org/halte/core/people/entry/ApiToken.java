package org.halte.core.people.entry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;

/** A personal token by which a program acts for a member; the id is not the secret. */
public record ApiToken(
    UUID id, MemberId member, String label, Instant createdAt, Optional<Instant> lastSeenAt) {}

package org.halte.field.data;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Facts;

/** What is known of a report beside its answers, nothing of it opened. */
record Line(
    long number,
    String instanceId,
    String sentId,
    String formVersion,
    Optional<MemberId> member,
    Optional<UUID> place,
    String night,
    Instant startedAt,
    Instant receivedAt,
    String status,
    Optional<MemberId> reviewedBy,
    Optional<Instant> reviewedAt,
    Facts facts) {}

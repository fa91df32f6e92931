package org.halte.field.reports;

import java.time.Instant;
import java.util.Optional;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/** Who sent a form, when, and which one: what is known of it beside its answers. */
record Filed(
    String instanceId,
    Optional<String> deprecatedId,
    String formId,
    String formVersion,
    OrganisationId organisation,
    Optional<TeamId> team,
    Optional<MemberId> member,
    Instant receivedAt) {}

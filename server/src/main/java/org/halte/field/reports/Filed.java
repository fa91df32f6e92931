package org.halte.field.reports;

import java.time.Instant;
import java.util.Optional;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Teller;

/**
 * Who sent a form, when, and which one: what is known of it beside its answers.
 *
 * @param instanceId how Halte knows it
 * @param sentId how the phone does
 * @param replaces the one that it takes the place of, as Halte knows it
 */
record Filed(
    String instanceId,
    String sentId,
    Optional<String> replaces,
    String formId,
    String formVersion,
    OrganisationId organisation,
    Optional<TeamId> team,
    Optional<MemberId> member,
    boolean byLink,
    Instant receivedAt) {

  Teller teller() {
    return new Teller(organisation, member, team, byLink);
  }
}

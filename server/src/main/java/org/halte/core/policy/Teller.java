package org.halte.core.policy;

import java.util.Optional;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * Who told something by a form.
 *
 * @param member whose phone or desk it came from; empty for a phone that many share
 * @param team the one it was filled for; empty when nobody can tell
 * @param byLink whether it is somebody without an account who holds a link
 */
public record Teller(
    OrganisationId organisation,
    Optional<MemberId> member,
    Optional<TeamId> team,
    boolean byLink) {}

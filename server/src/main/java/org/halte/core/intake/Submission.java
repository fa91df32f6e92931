package org.halte.core.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.forms.FormId;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * One received form, opened.
 *
 * @param instanceId its identity, given by the phone
 * @param formVersion as the form carries it, published or not
 * @param team the sender's, when it has exactly one
 * @param deviceToken the phone's
 * @param link the link it came by, of somebody without an account
 * @param held whether it counts only once a coordinator approves it
 * @param xml exactly as it was sent
 * @param replaces the instance that it corrects, whether that one is here or not
 * @param replacedBy the instance that corrects this one
 */
@SuppressWarnings("ArrayRecordComponent") // read once by a follower, never compared
public record Submission(
    UUID id,
    String instanceId,
    FormId form,
    String formVersion,
    OrganisationId organisation,
    Optional<TeamId> team,
    Optional<MemberId> member,
    Optional<UUID> deviceToken,
    String deviceId,
    Optional<UUID> link,
    boolean held,
    byte[] xml,
    Optional<String> replaces,
    Optional<String> replacedBy,
    Instant receivedAt) {}

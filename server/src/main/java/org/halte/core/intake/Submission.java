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
 * @param instanceId its identity here: the same as {@code sentId}, unless another association has a
 *     report of that identity
 * @param sentId its identity, given by the phone; its association knows it by that
 * @param formVersion as the form carries it, published or not
 * @param team the sender's, when it has exactly one
 * @param deviceToken the phone's
 * @param link the link it came by, of somebody without an account
 * @param held whether it counts only once a coordinator approves it
 * @param xml exactly as it was sent
 * @param claims the report that it wants to replace, as the phone says it, whether that one is here
 *     or not
 * @param replaces the instance whose place it has taken: see {@link Replacements}
 * @param replacedBy the instance that has taken the place of this one
 */
@SuppressWarnings("ArrayRecordComponent") // read once by a follower, never compared
public record Submission(
    UUID id,
    String instanceId,
    String sentId,
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
    Optional<String> claims,
    Optional<String> replaces,
    Optional<String> replacedBy,
    Instant receivedAt) {

  /** What stands before an identity that another association has as well; no phone can send it. */
  private static final char APART = '\u0001';

  /**
   * The identity under which Halte keeps a report when another association has one of that name.
   */
  static String apart(OrganisationId organisation, String sentId) {
    return APART + organisation.toString() + ':' + sentId;
  }

  /** An identity as the phone said it, of one as Halte knows it. */
  public static String sentId(String instanceId) {
    return instanceId.charAt(0) == APART
        ? instanceId.substring(instanceId.indexOf(':') + 1)
        : instanceId;
  }
}

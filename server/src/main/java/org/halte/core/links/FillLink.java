package org.halte.core.links;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.forms.FormId;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;

/**
 * A link to fill one form. Its secret is kept as a digest only.
 *
 * @param name what its makers call it
 * @param once whether it is dead after one filling
 * @param held whether what comes by it waits for a coordinator before it counts
 * @param lists the entity lists, by file name, that it shows; usually none
 * @param most how many fillings it takes
 */
public record FillLink(
    UUID id,
    OrganisationId organisation,
    FormId form,
    String name,
    boolean once,
    boolean held,
    Set<String> lists,
    int most,
    int used,
    MemberId madeBy,
    Instant madeAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {
  public FillLink {
    lists = Set.copyOf(lists);
  }

  /** Whether a link can be filled. */
  public enum State {
    OPEN,
    USED,
    EXPIRED,
    REVOKED
  }

  public State state(Instant now) {
    if (revokedAt.isPresent()) {
      return State.REVOKED;
    }
    if (used >= most) {
      return State.USED;
    }
    return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
  }
}

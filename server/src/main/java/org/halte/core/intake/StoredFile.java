package org.halte.core.intake;

import java.time.Instant;
import java.util.Optional;
import org.halte.base.media.bytes.Refusal;

/**
 * A file that a submission names or that came with it.
 *
 * @param contentType what its bytes say it is; "" when they are not here
 * @param size in bytes; 0 while it has not come, or when it was refused
 * @param receivedAt empty while it has not come
 * @param refused why it was not kept, when it came and could not be cleaned
 */
public record StoredFile(
    String name,
    String contentType,
    long size,
    Optional<Instant> receivedAt,
    Optional<Refusal> refused) {

  /** Whether the form names it and it is still on the phone. */
  public boolean isAwaited() {
    return receivedAt.isEmpty();
  }

  /** Whether its bytes can be read. */
  public boolean isHere() {
    return receivedAt.isPresent() && refused.isEmpty();
  }
}

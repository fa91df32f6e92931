package org.halte.core.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that a submission names or that came with it.
 *
 * @param size in bytes; 0 while it has not come
 * @param receivedAt empty while it has not come
 */
public record StoredFile(String name, String contentType, long size, Optional<Instant> receivedAt) {

  /** Whether the form names it and it is still on the phone. */
  public boolean isAwaited() {
    return receivedAt.isEmpty();
  }
}

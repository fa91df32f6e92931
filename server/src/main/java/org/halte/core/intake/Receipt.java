package org.halte.core.intake;

import java.util.UUID;

/**
 * The promise that a form will not be lost.
 *
 * @param submission its row
 * @param instanceId the form's own identity, as the phone gave it
 */
public record Receipt(UUID submission, String instanceId, Outcome outcome) {

  /** Whether it was new. */
  public enum Outcome {
    CREATED,
    /** The very same form came before; files it lacked were added. */
    KNOWN
  }
}

package org.halte.core.intake;

import java.util.List;
import java.util.UUID;

/**
 * The promise that a form will not be lost.
 *
 * @param submission its row
 * @param instanceId the form's own identity, as the phone gave it
 * @param refused the files that came with it and were not kept; the report is taken all the same
 */
public record Receipt(
    UUID submission, String instanceId, Outcome outcome, List<RefusedFile> refused) {

  public Receipt {
    refused = List.copyOf(refused);
  }

  /** Whether it was new. */
  public enum Outcome {
    CREATED,
    /** The very same form came before; files it lacked were added. */
    KNOWN
  }
}

package org.halte.core.people;

import java.util.UUID;

/** Names one association. */
public record OrganisationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

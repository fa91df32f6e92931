package org.halte.core.people;

import java.util.UUID;

/** Names one sector: a named set of shared zones that an association made for itself. */
public record SectorId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

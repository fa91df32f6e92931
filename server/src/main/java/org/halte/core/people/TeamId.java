package org.halte.core.people;

import java.util.UUID;

/** Names one team of an association. */
public record TeamId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

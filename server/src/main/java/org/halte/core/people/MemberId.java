package org.halte.core.people;

import java.util.UUID;

/** Names one person who has an account. */
public record MemberId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}

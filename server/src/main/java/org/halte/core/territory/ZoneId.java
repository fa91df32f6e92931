package org.halte.core.territory;

/** Names one zone by its public code, such as {@code 75118} for the 18th arrondissement. */
public record ZoneId(String code) {
  public ZoneId {
    if (code.isBlank()) {
      throw new IllegalArgumentException("a zone code must not be blank");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}

package org.halte.core.people;

import java.util.Locale;

/** What a member does in the house; a member may hold several. */
public enum Role {
  VOLUNTEER,
  COORDINATOR,
  ORG_ADMIN,
  INSTANCE_ADMIN;

  /** The role as the API and the database write it: {@code org_admin}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a role written by {@link #wire()}.
   *
   * @throws IllegalArgumentException when there is no such role
   */
  public static Role fromWire(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

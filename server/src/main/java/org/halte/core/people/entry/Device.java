package org.halte.core.people.entry;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;

/**
 * A phone that may send and read without a password.
 *
 * @param token names the token, it is not the secret
 * @param member whose phone it is; empty for a shared one
 * @param team the team that shares it, or the one of its member's teams it goes out with
 * @param scope which doors its token opens
 */
public record Device(
    UUID token,
    OrganisationId organisation,
    Optional<MemberId> member,
    Optional<TeamId> team,
    String label,
    Instant createdAt,
    Scope scope,
    Optional<Instant> lastSeenAt) {

  /** Which doors a token opens. */
  public enum Scope {
    /** Halte's app: it says the token in a header, never in an address. */
    APP,
    /** ODK Collect and KoboCollect: reports and forms at the ODK door, nothing of the API. */
    COLLECT,
    /** Both, as every token did once; such phones keep working until they are enrolled again. */
    BOTH;

    boolean opens(Scope door) {
      return this == BOTH || this == door;
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Scope fromWire(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}

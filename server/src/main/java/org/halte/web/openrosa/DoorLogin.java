package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.halte.core.people.entry.Device;

/**
 * How a phone says who it is: Halte's app by {@code Authorization: Bearer}, which no browser keeps;
 * Collect and Kobo by the token in the address, or by HTTP Basic with the member's e-mail as name
 * and the token as password. Basic is offered and taken over https only: over plain http everybody
 * on the way could read it.
 *
 * @param token as given, true or not
 * @param name given with it; empty when the token was in the address
 * @param way how it was given
 */
record DoorLogin(String token, Optional<String> name, Way way) {

  enum Way {
    BEARER,
    ADDRESS,
    BASIC
  }

  /** What may follow the base address; a token is longer than any of them. */
  private static final Set<String> BARE =
      Set.of("", "formList", "forms", "manifest", "media", "integrity", "submission");

  private static final String SCHEME = "basic ";
  private static final String BEARER = "bearer ";

  /**
   * Reads it.
   *
   * @throws DoorProblem when a login is needed: to be answered with a challenge over https
   */
  static DoorLogin of(HttpServletRequest http, String firstStep) {
    if (!BARE.contains(firstStep)) {
      return new DoorLogin(firstStep, Optional.empty(), Way.ADDRESS);
    }
    String header = Optional.ofNullable(http.getHeader("Authorization")).orElse("");
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new DoorLogin(header.substring(BEARER.length()).strip(), Optional.empty(), Way.BEARER);
    }
    if (!http.isSecure()) {
      throw DoorProblem.loginNeedsHttps();
    }
    return read(header).orElseThrow(DoorProblem::loginNeeded);
  }

  private static Optional<DoorLogin> read(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String login = new String(decoded, StandardCharsets.UTF_8);
      int colon = login.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new DoorLogin(
                  login.substring(colon + 1).strip(),
                  Optional.of(login.substring(0, colon)),
                  Way.BASIC));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whose phone this is, if both name and token are right. */
  Optional<DoorKeys.Holder> find(DoorKeys keys) {
    Device.Scope scope = way == Way.BEARER ? Device.Scope.APP : Device.Scope.COLLECT;
    return keys.find(token, scope).filter(holder -> name.isEmpty() || holder.isNamed(name.get()));
  }

  /** No log may show it. */
  @Override
  public String toString() {
    return "DoorLogin[" + way + "]";
  }
}

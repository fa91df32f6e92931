package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * How a phone says who it is: by the token in its address, or, where there is none, by HTTP Basic
 * with the member's e-mail as name and the same token as password. Basic is offered and taken over
 * https only: over plain http everybody on the way could read it.
 *
 * @param token as given, true or not
 * @param name given with it; empty when the token was in the address
 * @param inAddress whether the first step of the path is the token
 */
record DoorLogin(String token, Optional<String> name, boolean inAddress) {

  /** What may follow the base address; a token is longer than any of them. */
  private static final Set<String> BARE =
      Set.of("", "formList", "forms", "manifest", "media", "integrity", "submission");

  private static final String SCHEME = "basic ";

  /**
   * Reads it.
   *
   * @throws DoorProblem when a login is needed: to be answered with a challenge over https
   */
  static DoorLogin of(HttpServletRequest http, String firstStep) {
    if (!BARE.contains(firstStep)) {
      return new DoorLogin(firstStep, Optional.empty(), true);
    }
    if (!http.isSecure()) {
      throw DoorProblem.loginNeedsHttps();
    }
    return Optional.ofNullable(http.getHeader("Authorization"))
        .flatMap(DoorLogin::read)
        .orElseThrow(DoorProblem::loginNeeded);
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
                  false));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whose phone this is, if both name and token are right. */
  Optional<DoorKeys.Holder> find(DoorKeys keys) {
    return keys.find(token).filter(holder -> name.isEmpty() || holder.isNamed(name.get()));
  }

  /** No log may show it. */
  @Override
  public String toString() {
    return "DoorLogin[" + (inAddress ? "token" : "basic") + "]";
  }
}

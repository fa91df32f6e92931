package org.halte.web.security;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** Why a caller is not let in, or why Halte does not listen. */
public final class SecurityProblem extends Problem {

  private SecurityProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, "security." + code, values);
  }

  /** Nobody is signed in, or the session has ended. */
  public static SecurityProblem signInFirst() {
    return new SecurityProblem(Kind.UNAUTHENTICATED, "sign-in-first", Map.of());
  }

  /** The token in the Authorization header was never given out, or counts no more. */
  static SecurityProblem unknownToken() {
    return new SecurityProblem(Kind.UNAUTHENTICATED, "unknown-token", Map.of());
  }

  /** This sort of caller may not use the address. */
  static SecurityProblem notForYou() {
    return new SecurityProblem(Kind.FORBIDDEN, "not-for-you", Map.of());
  }

  /** The X-XSRF-TOKEN header is missing or does not repeat the cookie. */
  static SecurityProblem csrf() {
    return new SecurityProblem(Kind.FORBIDDEN, "csrf", Map.of());
  }

  /** Too many tries; {@code seconds} until the next one. */
  static SecurityProblem tooMany(long seconds) {
    return new SecurityProblem(Kind.TOO_MANY, "too-many", Map.of("seconds", seconds));
  }

  /** Plain http on an address that other machines reach. */
  static SecurityProblem plainHttp(String address) {
    return new SecurityProblem(Kind.INVALID, "plain-http", Map.of("address", address));
  }

  /** HALTE_TRUSTED_PROXIES holds something that is not an address. */
  static SecurityProblem badProxy(String proxy) {
    return new SecurityProblem(Kind.INVALID, "bad-proxy", Map.of("proxy", proxy));
  }

  static SecurityProblem weakSecret(String setting) {
    return new SecurityProblem(Kind.INVALID, "weak-secret", Map.of("setting", setting));
  }

  /** One of certificate and key is set without the other. */
  static SecurityProblem halfCertificate() {
    return new SecurityProblem(Kind.INVALID, "half-certificate", Map.of());
  }

  static SecurityProblem unreadableCertificate(String file) {
    return new SecurityProblem(Kind.INVALID, "unreadable-certificate", Map.of("file", file));
  }
}

package org.halte.core.people;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can go wrong with organisations, members, teams and the ways in. */
public final class PeopleProblem extends Problem {

  private PeopleProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, "people." + code, values);
  }

  private static PeopleProblem of(Kind kind, String code) {
    return new PeopleProblem(kind, code, Map.of());
  }

  public static PeopleProblem forbidden() {
    return of(Kind.FORBIDDEN, "forbidden");
  }

  /** There is no such organisation, member, team, device … for this actor. */
  public static PeopleProblem unknown(String what, Object id) {
    return new PeopleProblem(Kind.NOT_FOUND, "unknown-" + what, Map.of("id", id.toString()));
  }

  /** The same answer for a wrong password, an unknown address and a closed account. */
  public static PeopleProblem wrongSignIn() {
    return of(Kind.UNAUTHENTICATED, "wrong-sign-in");
  }

  public static PeopleProblem wrongPassword() {
    return of(Kind.FORBIDDEN, "wrong-password");
  }

  public static PeopleProblem weakPassword(int atLeast) {
    return new PeopleProblem(Kind.INVALID, "weak-password", Map.of("characters", atLeast));
  }

  public static PeopleProblem badEmail(String email) {
    return new PeopleProblem(Kind.INVALID, "bad-email", Map.of("email", email));
  }

  public static PeopleProblem badSlug(String slug) {
    return new PeopleProblem(Kind.INVALID, "bad-slug", Map.of("slug", slug));
  }

  /** A text that must say something is empty or longer than allowed. */
  public static PeopleProblem badText(String field, int most) {
    return new PeopleProblem(Kind.INVALID, "bad-text", Map.of("field", field, "most", most));
  }

  public static PeopleProblem badRole(String role) {
    return new PeopleProblem(Kind.INVALID, "bad-role", Map.of("role", role));
  }

  public static PeopleProblem noRole() {
    return of(Kind.INVALID, "no-role");
  }

  public static PeopleProblem badDays(int days, int most) {
    return new PeopleProblem(Kind.INVALID, "bad-days", Map.of("days", days, "most", most));
  }

  public static PeopleProblem badNight(String night) {
    return new PeopleProblem(Kind.INVALID, "bad-night", Map.of("night", night));
  }

  public static PeopleProblem badLocale(String locale) {
    return new PeopleProblem(Kind.INVALID, "bad-locale", Map.of("locale", locale));
  }

  public static PeopleProblem emailTaken(String email) {
    return new PeopleProblem(Kind.CONFLICT, "email-taken", Map.of("email", email));
  }

  public static PeopleProblem slugTaken(String slug) {
    return new PeopleProblem(Kind.CONFLICT, "slug-taken", Map.of("slug", slug));
  }

  public static PeopleProblem lastInstanceAdmin() {
    return of(Kind.CONFLICT, "last-instance-admin");
  }

  public static PeopleProblem lastOrgAdmin() {
    return of(Kind.CONFLICT, "last-org-admin");
  }

  public static PeopleProblem organisationInUse(String name) {
    return new PeopleProblem(Kind.CONFLICT, "organisation-in-use", Map.of("name", name));
  }

  /** The set-up, invitation or reset link was never given out. */
  public static PeopleProblem unknownLink() {
    return of(Kind.NOT_FOUND, "unknown-link");
  }

  public static PeopleProblem expiredLink() {
    return of(Kind.GONE, "expired-link");
  }

  public static PeopleProblem usedLink() {
    return of(Kind.GONE, "used-link");
  }

  /** The invitation was made for another address. */
  public static PeopleProblem otherEmail() {
    return of(Kind.FORBIDDEN, "other-email");
  }

  public static PeopleProblem badPublicUrl(String url) {
    return new PeopleProblem(Kind.INVALID, "bad-public-url", Map.of("url", url));
  }

  /** Does not repeat the address, which may hold a password. */
  public static PeopleProblem badMailUrl() {
    return of(Kind.INVALID, "bad-mail-url");
  }

  /** Too many people are signing in at this very moment. */
  public static PeopleProblem busy() {
    return of(Kind.UNAVAILABLE, "busy");
  }
}

package org.halte.core.people;

import java.util.List;
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

  /** Only coordinators of the association let others see its field data. */
  public static PeopleProblem onlyCoordinators() {
    return of(Kind.FORBIDDEN, "only-coordinators");
  }

  /**
   * Nobody coordinates the association for now; an administrator may appoint somebody from a day.
   */
  public static PeopleProblem coordinatorsLately(String from) {
    return new PeopleProblem(Kind.FORBIDDEN, "coordinators-lately", Map.of("from", from));
  }

  /** A phone without a person is given by coordinators only. */
  public static PeopleProblem onlyCoordinatorsGivePhones() {
    return of(Kind.FORBIDDEN, "only-coordinators-phones");
  }

  /** The role is given and taken by administrators. */
  public static PeopleProblem onlyAdministrators(Role role) {
    return new PeopleProblem(Kind.FORBIDDEN, "only-" + role.wire(), Map.of());
  }

  /** A link for a new password would open what its maker does not see. */
  public static PeopleProblem resetOpensMore() {
    return of(Kind.FORBIDDEN, "reset-opens-more");
  }

  /** Somebody else changed it since it was read. */
  public static PeopleProblem changedMeanwhile(String name) {
    return new PeopleProblem(Kind.CONFLICT, "changed-meanwhile", Map.of("name", name));
  }

  /** A change of what several may change says which version it started from. */
  public static PeopleProblem noVersion() {
    return of(Kind.INVALID, "no-version");
  }

  /** Whoever made the link may not give this any more. */
  public static PeopleProblem withdrawnLink() {
    return of(Kind.GONE, "withdrawn-link");
  }

  /** The phone is for somebody who must sign in on it. */
  public static PeopleProblem signInToEnrol() {
    return of(Kind.UNAUTHENTICATED, "sign-in-to-enrol");
  }

  /** A key that somebody else could read is no key of one's own phone. */
  public static PeopleProblem phoneOfAnother() {
    return of(Kind.FORBIDDEN, "phone-of-another");
  }

  /** The phone was prepared for somebody else than who signed in on it. */
  public static PeopleProblem enrolmentOfAnother() {
    return of(Kind.FORBIDDEN, "enrolment-of-another");
  }

  /** Teams still go to the sector. */
  public static PeopleProblem sectorInUse(String name, int teams) {
    return new PeopleProblem(Kind.CONFLICT, "sector-in-use", Map.of("name", name, "teams", teams));
  }

  public static PeopleProblem sectorTaken(String name) {
    return new PeopleProblem(Kind.CONFLICT, "sector-taken", Map.of("name", name));
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

  /** Several accounts answer to one address and password. */
  public static PeopleProblem whichAssociation(List<String> names) {
    return new PeopleProblem(
        Kind.CONFLICT, "which-association", Map.of("associations", String.join(", ", names)));
  }

  /** The address has an account in the same association. */
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

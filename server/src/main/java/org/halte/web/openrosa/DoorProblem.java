package org.halte.web.openrosa;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can go wrong at the door before a form is read. No sentence ever quotes the token. */
final class DoorProblem extends Problem {

  private DoorProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, "openrosa." + code, values);
  }

  /** Never given out, mistyped or revoked: the same answer for all three. */
  static DoorProblem wrongToken() {
    return new DoorProblem(Kind.UNAUTHENTICATED, "wrong-token", Map.of());
  }

  /** An address without a token, and no name and password yet: Collect asks for them. */
  static DoorProblem loginNeeded() {
    return new DoorProblem(Kind.UNAUTHENTICATED, "login-needed", Map.of());
  }

  /** An address without a token, over plain http: no password may be asked for here. */
  static DoorProblem loginNeedsHttps() {
    return new DoorProblem(Kind.FORBIDDEN, "login-needs-https", Map.of());
  }

  static DoorProblem unknownAddress() {
    return new DoorProblem(Kind.NOT_FOUND, "unknown-address", Map.of());
  }

  static DoorProblem notMultipart() {
    return new DoorProblem(Kind.UNSUPPORTED, "not-multipart", Map.of());
  }

  static DoorProblem brokenMultipart() {
    return new DoorProblem(Kind.INVALID, "broken-multipart", Map.of());
  }

  /** A POST without the part {@code xml_submission_file}. */
  static DoorProblem noForm() {
    return new DoorProblem(Kind.INVALID, "no-form", Map.of());
  }

  /** The whole request is over what HEAD announces; sizes in megabytes. */
  static DoorProblem tooLarge(long megabytes, long limit) {
    return new DoorProblem(Kind.TOO_LARGE, "too-large", Map.of("size", megabytes, "limit", limit));
  }

  static DoorProblem tooManyFiles(int limit) {
    return new DoorProblem(Kind.TOO_LARGE, "too-many-files", Map.of("limit", limit));
  }

  /** Too many large photos at this very moment. */
  static DoorProblem busy() {
    return new DoorProblem(Kind.UNAVAILABLE, "busy", Map.of());
  }
}

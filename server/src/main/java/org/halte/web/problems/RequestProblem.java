package org.halte.web.problems;

import java.util.Map;
import org.halte.base.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a request before any feature has looked at it. */
public final class RequestProblem extends Problem {
  private static final long serialVersionUID = 1;

  private RequestProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** The body is not JSON, or not of the shape that this address takes. */
  static RequestProblem unreadableBody() {
    return new RequestProblem(Kind.INVALID, "request.unreadable-body", Map.of());
  }

  /** A parameter is missing. */
  static RequestProblem missing(String name) {
    return new RequestProblem(Kind.INVALID, "request.missing-parameter", Map.of("name", name));
  }

  /** A parameter cannot be read as what it stands for. */
  public static RequestProblem badValue(String name, @Nullable Object value) {
    return new RequestProblem(
        Kind.INVALID, "request.bad-value", Map.of("name", name, "value", String.valueOf(value)));
  }

  /** Nothing is at this address. */
  public static RequestProblem nothingHere(String path) {
    return new RequestProblem(Kind.NOT_FOUND, "request.nothing-here", Map.of("path", path));
  }

  /** What was asked for cannot be read as an address. */
  public static RequestProblem noAddress() {
    return refused(400);
  }

  static RequestProblem tooLarge() {
    return new RequestProblem(Kind.TOO_LARGE, "request.too-large", Map.of());
  }

  /** Something of ours broke; the log knows it under the reference. */
  static RequestProblem unexpected(String reference) {
    return new RequestProblem(
        Kind.UNAVAILABLE, "request.unexpected", Map.of("reference", reference));
  }

  /** Any other refusal of the web server, such as a method that an address does not take. */
  static RequestProblem refused(int status) {
    return new RequestProblem(Kind.INVALID, "request.refused", Map.of("status", status));
  }
}

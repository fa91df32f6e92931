package org.halte.web.api;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with an address of the API itself. */
final class ApiProblem extends Problem {

  private ApiProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  static ApiProblem badParameter(String name, String value) {
    return new ApiProblem(
        Kind.INVALID, "field.bad-parameter", Map.of("name", name, "value", value));
  }

  /** Only a phone has a pack. */
  static ApiProblem notAPhone() {
    return new ApiProblem(Kind.FORBIDDEN, "field.not-a-phone", Map.of());
  }

  static ApiProblem noBaseMap() {
    return new ApiProblem(Kind.NOT_FOUND, "field.no-base-map", Map.of());
  }
}

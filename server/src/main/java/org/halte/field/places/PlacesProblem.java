package org.halte.field.places;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a request about places. */
public final class PlacesProblem extends Problem {

  private PlacesProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No place with this id exists for this viewer. */
  public static PlacesProblem unknown(String id) {
    return new PlacesProblem(Kind.NOT_FOUND, "field.unknown-place", Map.of("id", id));
  }

  /** The viewer sees places but may not change or make one here. */
  public static PlacesProblem notYours() {
    return new PlacesProblem(Kind.FORBIDDEN, "field.place-not-yours", Map.of());
  }

  /** Somebody changed the place since the viewer loaded it. */
  public static PlacesProblem outdated(long yours, long current) {
    return new PlacesProblem(
        Kind.CONFLICT, "field.place-outdated", Map.of("yours", yours, "current", current));
  }

  /** There is nothing of this id left to decide. */
  public static PlacesProblem decided(String id) {
    return new PlacesProblem(Kind.NOT_FOUND, "field.place-decided", Map.of("id", id));
  }

  /** A value that the field does not take, with what it does take. */
  public static PlacesProblem badValue(String field, String value, String expected) {
    return new PlacesProblem(
        Kind.INVALID,
        "field.bad-value",
        Map.of("field", field, "value", value, "expected", expected));
  }
}

package org.halte.core.lists.entities;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a request about lists. */
public final class ListsProblem extends Problem {

  private ListsProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No list of this name exists for the viewer. */
  public static ListsProblem unknownList(String name) {
    return new ListsProblem(Kind.NOT_FOUND, "lists.unknown-list", Map.of("name", name));
  }

  /** The list has no such entity for the viewer. */
  public static ListsProblem unknownEntity(String id) {
    return new ListsProblem(Kind.NOT_FOUND, "lists.unknown-entity", Map.of("id", id));
  }

  /** Nothing of this id waits or is to be decided. */
  public static ListsProblem unknownConflict(String id) {
    return new ListsProblem(Kind.NOT_FOUND, "lists.unknown-conflict", Map.of("id", id));
  }

  /** Only coordinators keep lists. */
  public static ListsProblem notYours() {
    return new ListsProblem(Kind.FORBIDDEN, "lists.not-yours", Map.of());
  }

  /** A list or property of that name cannot be, as forms could not write it. */
  public static ListsProblem badName(String name) {
    return new ListsProblem(Kind.INVALID, "lists.bad-name", Map.of("name", name));
  }

  /** The name is taken by another list. */
  public static ListsProblem nameTaken(String name) {
    return new ListsProblem(Kind.CONFLICT, "lists.name-taken", Map.of("name", name));
  }

  /** A value that does not fit. */
  public static ListsProblem badValue(String field, String value, String expected) {
    return new ListsProblem(
        Kind.INVALID,
        "lists.bad-value",
        Map.of("field", field, "value", value, "expected", expected));
  }

  /** Somebody changed the entity since the viewer loaded it. */
  public static ListsProblem outdated(long yours, long current) {
    return new ListsProblem(
        Kind.CONFLICT, "lists.outdated", Map.of("yours", yours, "current", current));
  }

  /** The file has no header that names its columns. */
  public static ListsProblem noHeader(String file) {
    return new ListsProblem(Kind.INVALID, "lists.no-header", Map.of("file", file));
  }
}

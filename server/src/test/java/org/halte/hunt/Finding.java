package org.halte.hunt;

/**
 * Something that came out.
 *
 * @param family which way of trying found it
 * @param viewer who saw it
 * @param what the canary's field, or what depended on something hidden
 * @param route the request without its ids, to tell cases of one kind
 * @param request how to see it again
 * @param where in the answer, and what stands there
 */
record Finding(
    String family, String viewer, String what, String route, String request, String where) {

  /** Findings of one kind are told once. */
  String kind() {
    return family + " | " + viewer + " | " + what + " | " + route;
  }

  @Override
  public String toString() {
    return "[%s] %s saw %s%n    by %s%n    in %s".formatted(family, viewer, what, request, where);
  }
}

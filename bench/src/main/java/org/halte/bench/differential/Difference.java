package org.halte.bench.differential;

import java.util.HashSet;
import java.util.Set;

/**
 * One thing in which two verdicts on an answer set differ.
 *
 * @param what {@code verdict} or {@code value}
 * @param place where, by question
 * @param browser what the browser's engine says; "" for nothing
 * @param server what the server says; "" for nothing
 * @param asSent the server's verdict on the set as it was sent
 * @param again whether {@code server} is of the second look, at what the browser kept
 */
record Difference(
    AnswerSet set,
    String what,
    String place,
    String browser,
    String server,
    Verdict browsers,
    Verdict asSent,
    boolean again) {

  /** What the server finds at that question in the set as sent, whatever this is about. */
  String named() {
    return asSent.refused().getOrDefault(place, "");
  }

  String sent() {
    return Verdict.values(set.read().root()).getOrDefault(place, "");
  }

  boolean isInATurnThatOnlyOneHas() {
    Set<String> one = new HashSet<>(browsers.turns());
    one.removeAll(asSent.turns());
    Set<String> other = new HashSet<>(asSent.turns());
    other.removeAll(browsers.turns());
    one.addAll(other);
    return one.stream().anyMatch(turn -> place.startsWith(turn + "/"));
  }

  @Override
  public String toString() {
    return (again ? "second look, " : "")
        + "%s %d %s %s: browser \"%s\", server \"%s\", sent \"%s\""
            .formatted(set.form(), set.number(), what, place, browser, server, sent());
  }
}

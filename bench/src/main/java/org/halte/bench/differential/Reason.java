package org.halte.bench.differential;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why the two engines may differ at a question, of themselves. Every reason is listed with its code
 * in docs/conformance.md, and only those.
 */
public enum Reason {
  /** The server names a code that no list has; the browser takes it out without a word. */
  UNKNOWN_CHOICE(d -> d.named().equals("unknown-choice")),
  /** The server names a choice that the filter takes away; the browser blanks it. */
  CHOICE_NOT_OFFERED(d -> d.named().equals("choice-not-offered")),
  /** The server names what is no number, date or position; the browser blanks or rounds it. */
  UNPARSABLE(d -> d.named().equals("unparsable")),
  /** The server names a question that the form does not have; the browser drops it. */
  UNKNOWN_QUESTION(d -> d.named().equals("unknown-question")),
  /** A place made on another phone is right for the server; this phone's list does not have it. */
  PLACE_FROM_ELSEWHERE(d ->
      d.what().equals("value")
          && d.browser().isEmpty()
          && d.server().equals(Values.FROM_ELSEWHERE)
          && d.sent().equals(Values.FROM_ELSEWHERE)),
  /** The browser has as many turns as their counter says; the server judges those that came. */
  COUNTED_TURNS(Difference::isInATurnThatOnlyOneHas),
  /** The browser notes the end of filling whenever it writes a report. */
  END_OF_FILLING(d -> d.what().equals("value") && d.place().equals("/data/fin")),
  /**
   * The browser takes a code out and still holds the question for answered; the server misses it.
   */
  DROPPED_CODE_NOT_MISSED(d ->
      d.browser().isEmpty() && d.server().equals("required") && d.named().equals("unknown-choice"));

  private final Predicate<Difference> explains;

  Reason(Predicate<Difference> explains) {
    this.explains = explains;
  }

  /** Lower case with hyphens, as the list has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it changes the answers that other questions depend on. */
  boolean reachesOthers() {
    return !Set.of(UNKNOWN_QUESTION, END_OF_FILLING, DROPPED_CODE_NOT_MISSED).contains(this);
  }

  static Optional<Reason> find(Difference difference) {
    return Arrays.stream(values())
        .filter(one -> difference.again() == (one == DROPPED_CODE_NOT_MISSED))
        .filter(one -> one.explains.test(difference))
        .findFirst();
  }
}

package org.halte.bench.differential;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the two engines may differ at a question, of themselves. Every reason is listed with its code
 * in docs/conformance.md, and only those.
 */
public enum Reason {
  /** The server names a code that no list has; the browser takes it out without a word. */
  UNKNOWN_CHOICE,
  /** The server names a choice that the filter takes away; the browser blanks it. */
  CHOICE_NOT_OFFERED,
  /** The server names what is no number, date or position; the browser blanks or rounds it. */
  UNPARSABLE,
  /** The server names a question that the form does not have; the browser drops it. */
  UNKNOWN_QUESTION,
  /** A place made on another phone is right for the server; this phone's list does not have it. */
  PLACE_FROM_ELSEWHERE,
  /** The browser has as many turns as their counter says; the server judges those that came. */
  COUNTED_TURNS,
  /** The browser notes the end of filling whenever it writes a report. */
  END_OF_FILLING;

  /** Lower case with hyphens, as the list has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it changes the answers that other questions depend on. */
  boolean reachesOthers() {
    return this != UNKNOWN_QUESTION && this != END_OF_FILLING;
  }

  static Optional<Reason> find(Difference difference) {
    return Arrays.stream(values()).filter(one -> one.explains(difference)).findFirst();
  }

  private boolean explains(Difference difference) {
    return !difference.again()
        && switch (this) {
          case UNKNOWN_CHOICE, CHOICE_NOT_OFFERED, UNPARSABLE, UNKNOWN_QUESTION ->
              difference.named().equals(code());
          case PLACE_FROM_ELSEWHERE ->
              difference.what().equals("value")
                  && difference.browser().isEmpty()
                  && difference.server().equals(Values.FROM_ELSEWHERE)
                  && difference.sent().equals(Values.FROM_ELSEWHERE);
          case COUNTED_TURNS -> difference.isInATurnThatOnlyOneHas();
          case END_OF_FILLING ->
              difference.what().equals("value") && difference.place().equals("/data/fin");
        };
  }
}

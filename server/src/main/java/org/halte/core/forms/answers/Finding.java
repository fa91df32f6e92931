package org.halte.core.forms.answers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer that breaks a rule of its form. A finding marks the report for review; it never
 * refuses it. {@link FindingWords} says it in words.
 *
 * @param questionPath from the form's root, with the turn of each repeat when it is not the first:
 *     {@code /data/besoins[2]/quantite}
 * @param value the answer as sent, or the one code of it; "" when it is missing; what the engine
 *     complained of when nothing could be checked
 */
public record Finding(String questionPath, Kind kind, String value) {
  public Finding {
    Objects.requireNonNull(questionPath);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(value);
  }

  /** Which rule. */
  public enum Kind {
    /** The form's own constraint says no. */
    CONSTRAINT,
    /** Asked, relevant, and not answered. */
    REQUIRED,
    /** A code that no list of the form holds. */
    UNKNOWN_CHOICE,
    /** A code of the list that the form's filter does not offer here. */
    CHOICE_NOT_OFFERED,
    /** Not a number, date or position although the question asks for one. */
    UNPARSABLE,
    /** An answer to a question that this version of the form does not have. */
    UNKNOWN_QUESTION,
    /** The form itself cannot be evaluated on these answers. */
    NOT_CHECKED;

    /** Lower case with hyphens, as it is stored and sent: {@code unknown-choice}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> find(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }
}

package org.halte.core.forms.answers;

import java.util.Objects;

/** What was sent is not a filled form. The message is a French sentence that names the fault. */
public final class BadSubmission extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String english;

  /** What is wrong with the bytes; the answers themselves are never a reason to refuse. */
  public enum Fault {
    NOT_XML,
    DOCTYPE,
    TOO_LARGE,
    TOO_DEEP,
    NO_FORM_ID,
    NO_INSTANCE_ID
  }

  BadSubmission(Fault fault, String french, String english) {
    super(french);
    this.fault = Objects.requireNonNull(fault);
    this.english = Objects.requireNonNull(english);
  }

  public Fault fault() {
    return fault;
  }

  public String english() {
    return english;
  }
}

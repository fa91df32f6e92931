package org.halte.base.formats;

import java.util.Objects;

/**
 * A file that is not what its name says, or too large to be read safely. The message is a French
 * sentence that names the file's fault and the remedy; {@link #english()} says the same.
 */
public final class UnreadableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String english;

  /** Why the file was refused. */
  public enum Reason {
    EMPTY,
    NOT_A_SPREADSHEET,
    OLD_EXCEL,
    TOO_LARGE,
    BROKEN
  }

  public UnreadableFile(Reason reason, String french, String english) {
    super(french);
    this.reason = Objects.requireNonNull(reason);
    this.english = Objects.requireNonNull(english);
  }

  public Reason reason() {
    return reason;
  }

  public String english() {
    return english;
  }
}

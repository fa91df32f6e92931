package org.halte.core.forms.model;

import java.util.Optional;

/** The ways authors write yes and no. */
public final class YesNo {
  private YesNo() {}

  public static Optional<Boolean> read(String text) {
    return switch (text) {
      case "yes", "Yes", "YES", "true", "True", "TRUE", "true()" -> Optional.of(true);
      case "no", "No", "NO", "false", "False", "FALSE", "false()" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** An expression for logic columns: yes becomes {@code true()}. */
  public static String asExpression(String text) {
    return read(text).map(yes -> yes ? "true()" : "false()").orElse(text);
  }
}

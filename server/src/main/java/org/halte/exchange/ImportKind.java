package org.halte.exchange;

import java.util.Locale;

/** What the rows of a file are. */
public enum ImportKind {
  PLACES,
  VISITS;

  /** As the API and the command write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code places} or {@code visits}; throws {@link ImportProblem} for anything else. */
  public static ImportKind fromWire(String text) {
    for (ImportKind kind : values()) {
      if (kind.wire().equalsIgnoreCase(text.strip())) {
        return kind;
      }
    }
    throw ImportProblem.unknownKind(text);
  }
}

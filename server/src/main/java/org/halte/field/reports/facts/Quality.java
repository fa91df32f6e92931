package org.halte.field.reports.facts;

import org.halte.field.places.Coded;

/** How a number of people was come by. */
public enum Quality implements Coded {
  COUNTED("compte"),
  ESTIMATED("estime"),
  /** A lower bound: a sum that holds one is written "at least". */
  AT_LEAST("au_moins"),
  /** Told by somebody: shown apart, never summed. */
  HEARSAY("oui_dire");

  private final String code;

  Quality(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

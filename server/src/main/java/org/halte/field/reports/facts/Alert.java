package org.halte.field.reports.facts;

import org.halte.field.places.Coded;

/** What somebody has to do, and how soon. */
public enum Alert implements Coded {
  NONE("none"),
  TWO_DAYS("48h"),
  VITAL("vital");

  private final String code;

  Alert(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

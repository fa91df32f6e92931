package org.halte.field.places;

/** Whether a place lives. */
public enum PlaceState implements Coded {
  ACTIVE("actif"),
  UNCERTAIN("incertain"),
  EMPTY("vide"),
  EVICTED("expulse"),
  CLOSED("ferme"),
  /** Made from a report and not looked at by a coordinator yet. */
  TO_CHECK("a_verifier");

  private final String code;

  PlaceState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

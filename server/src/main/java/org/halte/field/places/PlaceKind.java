package org.halte.field.places;

/** What sort of place people live in. */
public enum PlaceKind implements Coded {
  TENTS("campement_tentes"),
  SHACKS("bidonville_cabanes"),
  SQUAT("squat_bati"),
  BRIDGE("pont_tunnel"),
  STREET("voie_publique_diffus"),
  STATION("gare_metro"),
  VEHICLES("vehicules"),
  PARK("parc_bois"),
  OTHER("autre");

  private final String code;

  PlaceKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

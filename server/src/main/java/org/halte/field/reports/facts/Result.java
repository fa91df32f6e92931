package org.halte.field.reports.facts;

import org.halte.field.places.Coded;

/** How a visit went. */
public enum Result implements Coded {
  MET("rencontre"),
  NOBODY("personne"),
  NO_ACCESS("inaccessible"),
  REFUSED("refus"),
  FORBIDDEN("interdit_par_police"),
  /** The team did not go: no visit at all. */
  DID_NOT_GO("pas_passe");

  private final String code;

  Result(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

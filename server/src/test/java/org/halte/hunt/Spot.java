package org.halte.hunt;

/** A position; no camp is there. */
record Spot(double lat, double lon) {

  private static final double METRES_PER_DEGREE = 111_195;

  /** So many metres further north. */
  Spot north(double metres) {
    return new Spot(Math.round((lat + metres / METRES_PER_DEGREE) * 1e7) / 1e7, lon);
  }

  String geopoint() {
    return lat + " " + lon + " 0 5";
  }
}

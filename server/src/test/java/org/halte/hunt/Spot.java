package org.halte.hunt;

/** A position; no camp is there. */
record Spot(double lat, double lon) {

  private static final double METRES_PER_DEGREE = 111_195;

  /** So many metres further to the north-east, so that no coordinate stays the same. */
  Spot away(double metres) {
    double side = metres / Math.sqrt(2) / METRES_PER_DEGREE;
    return new Spot(rounded(lat + side), rounded(lon + side / Math.cos(Math.toRadians(lat))));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }

  String geopoint() {
    return lat + " " + lon + " 0 5";
  }
}

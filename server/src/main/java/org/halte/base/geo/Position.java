package org.halte.base.geo;

/**
 * A point in WGS 84.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record Position(double lat, double lon) {

  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public Position {
    // Negated so that NaN is refused as well.
    if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException(
          "Position "
              + lat
              + ", "
              + lon
              + " is not on Earth: latitude is -90 to 90, longitude -180 to 180");
    }
  }

  /** Great-circle distance in metres on a sphere of the mean Earth radius (haversine). */
  public double distanceMetres(Position other) {
    double lat1 = Math.toRadians(lat);
    double lat2 = Math.toRadians(other.lat);
    double sinLat = Math.sin((lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}

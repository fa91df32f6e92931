package org.halte.core.forms.answers;

/**
 * A position as phones send it.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param altitude metres; 0 when unknown
 * @param accuracy metres; 0 when unknown or placed by hand
 */
public record GeoPoint(double latitude, double longitude, double altitude, double accuracy) {
  public GeoPoint {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not a position: " + latitude + " " + longitude);
    }
  }
}

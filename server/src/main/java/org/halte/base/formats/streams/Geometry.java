package org.halte.base.formats.streams;

import java.util.List;

/**
 * Where a thing is, in WGS 84.
 *
 * @param corners one of a point, two or more of a line, four or more of an area, which ends where
 *     it begins
 */
public record Geometry(Type type, List<Corner> corners) {

  public Geometry {
    corners = List.copyOf(corners);
    boolean closed = corners.size() > 3 && corners.getFirst().isAt(corners.getLast());
    boolean right =
        switch (type) {
          case POINT -> corners.size() == 1;
          case LINE -> corners.size() > 1;
          case AREA -> closed;
        };
    if (!right) {
      throw new IllegalArgumentException(corners.size() + " corners are no " + type);
    }
  }

  /** What it is. */
  public enum Type {
    POINT,
    LINE,
    AREA
  }

  /**
   * A position.
   *
   * @param altitude metres; 0 when unknown
   */
  public record Corner(double latitude, double longitude, double altitude) {
    boolean isAt(Corner other) {
      return latitude == other.latitude && longitude == other.longitude;
    }
  }

  /** The corners, those of an area against the clock, as both GeoJSON and KML want them. */
  List<Corner> ordered() {
    return type == Type.AREA && signedArea() < 0 ? corners.reversed() : corners;
  }

  private double signedArea() {
    double twice = 0;
    for (int i = 1; i < corners.size(); i++) {
      Corner one = corners.get(i - 1);
      Corner next = corners.get(i);
      twice += one.longitude * next.latitude - next.longitude * one.latitude;
    }
    return twice / 2;
  }
}

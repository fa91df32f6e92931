package org.halte.base.geo;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A box of latitudes and longitudes in degrees, borders included; it does not cross the 180th
 * meridian.
 */
public record Box(double south, double west, double north, double east) {

  private static final Pattern COMMA = Pattern.compile(",");

  public Box {
    if (!(south <= north) || !(west <= east)) {
      throw new IllegalArgumentException(
          "Box %s,%s,%s,%s is turned over: it must read west,south,east,north"
              .formatted(west, south, east, north));
    }
  }

  /** Reads {@code west,south,east,north} as maps write it; throws IllegalArgumentException. */
  public static Box parse(String text) {
    String[] parts = COMMA.split(text, -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "Box '" + text + "' must be four numbers: west,south,east,north");
    }
    try {
      double[] n = new double[4];
      for (int i = 0; i < n.length; i++) {
        n[i] = Double.parseDouble(parts[i].strip());
      }
      // A map that shows more than the globe asks for more than the globe.
      return new Box(
          Math.max(-90, n[1]), Math.max(-180, n[0]), Math.min(90, n[3]), Math.min(180, n[2]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Box '" + text + "' must be four numbers: west,south,east,north", e);
    }
  }

  /** The smallest box around at least one position. */
  public static Box around(Collection<Position> positions) {
    return new Box(
        positions.stream().mapToDouble(Position::lat).min().orElseThrow(),
        positions.stream().mapToDouble(Position::lon).min().orElseThrow(),
        positions.stream().mapToDouble(Position::lat).max().orElseThrow(),
        positions.stream().mapToDouble(Position::lon).max().orElseThrow());
  }

  /** The box that holds every position within so many metres of a centre (and a little more). */
  public static Box around(Position centre, double metres) {
    double lat = metres / 111_000;
    double lon = lat / Math.max(0.01, Math.cos(Math.toRadians(centre.lat())));
    return new Box(
        Math.max(-90, centre.lat() - lat),
        Math.max(-180, centre.lon() - lon),
        Math.min(90, centre.lat() + lat),
        Math.min(180, centre.lon() + lon));
  }

  public boolean contains(Position p) {
    return p.lat() >= south && p.lat() <= north && p.lon() >= west && p.lon() <= east;
  }

  public boolean intersects(Box o) {
    return o.south <= north && o.north >= south && o.west <= east && o.east >= west;
  }

  public Position centre() {
    return new Position((south + north) / 2, (west + east) / 2);
  }
}

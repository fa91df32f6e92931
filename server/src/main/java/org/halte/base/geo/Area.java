package org.halte.base.geo;

import java.util.List;

/** One or several polygons, each with holes: a zone, a district, a city. */
public record Area(List<Polygon> polygons) {

  public Area {
    polygons = List.copyOf(polygons);
    if (polygons.isEmpty()) {
      throw new IllegalArgumentException("An area needs at least one polygon");
    }
  }

  public static Area of(List<Position> outline) {
    return new Area(List.of(new Polygon(outline, List.of())));
  }

  public boolean contains(Position p) {
    return polygons.stream().anyMatch(polygon -> polygon.contains(p));
  }

  /** The smallest box around it. */
  public Box box() {
    return Box.around(polygons.stream().flatMap(polygon -> polygon.outline().stream()).toList());
  }

  /**
   * An outline and its holes. Rings may repeat their first position at the end, as GeoJSON does.
   */
  public record Polygon(List<Position> outline, List<List<Position>> holes, Box box) {

    public Polygon(List<Position> outline, List<List<Position>> holes) {
      this(outline, holes, Box.around(outline));
    }

    public Polygon {
      outline = List.copyOf(outline);
      holes = holes.stream().map(List::copyOf).toList();
      if (outline.stream().distinct().count() < 3) {
        throw new IllegalArgumentException(
            "A polygon needs at least three different positions, not " + outline);
      }
    }

    boolean contains(Position p) {
      return box.contains(p)
          && inside(outline, p)
          && holes.stream().noneMatch(hole -> inside(hole, p));
    }

    /** Even-odd rule: a ray to the east crosses the ring an odd number of times. */
    private static boolean inside(List<Position> ring, Position p) {
      boolean inside = false;
      Position previous = ring.getLast();
      for (Position corner : ring) {
        boolean spans = corner.lat() > p.lat() != previous.lat() > p.lat();
        if (spans && p.lon() < crossing(previous, corner, p.lat())) {
          inside = !inside;
        }
        previous = corner;
      }
      return inside;
    }

    private static double crossing(Position a, Position b, double lat) {
      return a.lon() + (lat - a.lat()) / (b.lat() - a.lat()) * (b.lon() - a.lon());
    }
  }
}

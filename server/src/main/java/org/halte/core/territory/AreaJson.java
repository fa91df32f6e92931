package org.halte.core.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.halte.base.geo.Area;
import org.halte.base.geo.Area.Polygon;
import org.halte.base.geo.Position;
import tools.jackson.databind.JsonNode;

/**
 * Areas as GeoJSON geometry (RFC 7946: Polygon or MultiPolygon, longitude before latitude, rings
 * closed).
 */
public final class AreaJson {

  private AreaJson() {}

  /** The area as a MultiPolygon made of maps and lists, ready for any JSON writer. */
  public static Map<String, Object> write(Area area) {
    List<List<List<double[]>>> polygons = area.polygons().stream().map(AreaJson::rings).toList();
    return Map.of("type", "MultiPolygon", "coordinates", polygons);
  }

  /**
   * Reads a Polygon or a MultiPolygon.
   *
   * @throws IllegalArgumentException when it is something else or a ring is no ring
   */
  public static Area read(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    String type = geometry.path("type").asString("");
    return switch (type) {
      case "Polygon" -> new Area(List.of(polygon(coordinates)));
      case "MultiPolygon" -> {
        List<Polygon> polygons = new ArrayList<>();
        coordinates.forEach(each -> polygons.add(polygon(each)));
        yield new Area(polygons);
      }
      default ->
          throw new IllegalArgumentException(
              "geometry of type '" + type + "' is neither a Polygon nor a MultiPolygon");
    };
  }

  private static Polygon polygon(JsonNode rings) {
    List<List<Position>> read = new ArrayList<>();
    rings.forEach(ring -> read.add(ring(ring)));
    if (read.isEmpty()) {
      throw new IllegalArgumentException("a polygon needs at least one ring");
    }
    return new Polygon(read.getFirst(), read.subList(1, read.size()));
  }

  private static List<Position> ring(JsonNode ring) {
    List<Position> positions = new ArrayList<>();
    for (JsonNode pair : ring) {
      if (pair.size() < 2 || !pair.get(0).isNumber() || !pair.get(1).isNumber()) {
        throw new IllegalArgumentException("a position must be [longitude, latitude], not " + pair);
      }
      positions.add(new Position(pair.get(1).asDouble(), pair.get(0).asDouble()));
    }
    return positions;
  }

  private static List<List<double[]>> rings(Polygon polygon) {
    List<List<double[]>> rings = new ArrayList<>();
    rings.add(closed(polygon.outline()));
    polygon.holes().forEach(hole -> rings.add(closed(hole)));
    return rings;
  }

  private static List<double[]> closed(List<Position> ring) {
    List<double[]> pairs = new ArrayList<>();
    ring.forEach(p -> pairs.add(new double[] {p.lon(), p.lat()}));
    if (!ring.getFirst().equals(ring.getLast())) {
      pairs.add(new double[] {ring.getFirst().lon(), ring.getFirst().lat()});
    }
    return pairs;
  }
}

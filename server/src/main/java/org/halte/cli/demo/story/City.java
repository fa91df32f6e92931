package org.halte.cli.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.geo.Area;
import org.halte.base.geo.Position;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schematic Paris as a stage: where an invented place may stand. Positions come from the lines
 * and shapes that were drawn for the base map, pushed onto a grid whose offset depends on the seed
 * alone. No list of real camps was used or looked at: a place here stands where the dice fell.
 */
final class City {

  /** What stands around a spot; decides which kinds of place are believable there. */
  enum Setting {
    WATERSIDE,
    PARK,
    STREET,
    RING,
    RAIL
  }

  /** Somewhere a place may stand. */
  record Spot(Position position, Setting setting, String zone) {}

  private static final double GRID_LAT = 0.0021;
  private static final double GRID_LON = 0.0032;
  private static final Map<String, Setting> SETTINGS =
      Map.of(
          "water", Setting.WATERSIDE,
          "canal", Setting.WATERSIDE,
          "park", Setting.PARK,
          "avenue", Setting.STREET,
          "ringroad", Setting.RING,
          "rail", Setting.RAIL);

  private final Map<String, Area> zones;
  private final List<Spot> spots;

  private City(Map<String, Area> zones, List<Spot> spots) {
    this.zones = zones;
    this.spots = spots;
  }

  /** The spots for a seed, in a stable order, at most one per square of the grid. */
  static City read(Dice dice) {
    Map<String, Area> zones = zones(json("/territory/paris.geojson"));
    double south = 48.8 + dice.between(0.0, GRID_LAT);
    double west = 2.2 + dice.between(0.0, GRID_LON);
    Map<String, Spot> bySquare = new LinkedHashMap<>();
    for (JsonNode feature : json("/basemap/schematic.geojson").get("features")) {
      Setting setting = SETTINGS.get(feature.at("/properties/kind").asString());
      if (setting == null) {
        continue;
      }
      for (Position corner : positions(feature.at("/geometry/coordinates"))) {
        Position p =
            new Position(snap(corner.lat(), south, GRID_LAT), snap(corner.lon(), west, GRID_LON));
        zoneAt(zones, p)
            .ifPresent(zone -> bySquare.putIfAbsent(p.toString(), new Spot(p, setting, zone)));
      }
    }
    return new City(zones, new ArrayList<>(bySquare.values()));
  }

  List<Spot> spots() {
    return List.copyOf(spots);
  }

  Optional<String> zoneAt(Position p) {
    return zoneAt(zones, p);
  }

  /** Every zone that holds the position: one, unless the drawing overlaps. */
  List<String> zonesAt(Position p) {
    return zones.entrySet().stream()
        .filter(zone -> zone.getValue().contains(p))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<String> zoneAt(Map<String, Area> zones, Position p) {
    return zones.entrySet().stream()
        .filter(zone -> zone.getValue().contains(p))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static double snap(double value, double origin, double step) {
    double snapped = origin + Math.round((value - origin) / step) * step;
    return Math.round(snapped * 1e6) / 1e6;
  }

  private static Map<String, Area> zones(JsonNode collection) {
    Map<String, Area> zones = new LinkedHashMap<>();
    for (JsonNode feature : collection.get("features")) {
      String code = feature.at("/properties/code").asString();
      zones.put(code, Area.of(positions(feature.at("/geometry/coordinates/0"))));
    }
    return zones;
  }

  /** All positions of a geometry, however deep its rings are nested. */
  private static List<Position> positions(JsonNode coordinates) {
    if (coordinates.path(0).isNumber()) {
      return List.of(new Position(coordinates.get(1).asDouble(), coordinates.get(0).asDouble()));
    }
    List<Position> all = new ArrayList<>();
    for (JsonNode part : coordinates) {
      all.addAll(positions(part));
    }
    return all;
  }

  private static JsonNode json(String resource) {
    try (InputStream stream = City.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      return JsonMapper.builder().build().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}

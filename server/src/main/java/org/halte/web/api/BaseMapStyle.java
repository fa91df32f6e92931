package org.halte.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MapLibre styles of the two base maps: plain shapes, no glyphs and no icons from anywhere. */
final class BaseMapStyle {

  private static final String SOURCE = "city";

  private BaseMapStyle() {}

  /** A style as MapLibre reads it. */
  record Style(
      int version, String name, Map<String, Object> sources, List<Map<String, Object>> layers) {
    Style {
      sources = Map.copyOf(sources);
      layers = List.copyOf(layers);
    }
  }

  private record Colours(String ground, String land, String water, String green, String line) {
    static Colours of(boolean dark) {
      return dark
          ? new Colours("#0e1726", "#152238", "#0b2b3f", "#16302b", "#33445f")
          : new Colours("#f6f3ec", "#ece7db", "#bcd7dd", "#d5e0c8", "#b9b09c");
    }
  }

  static Style schematic(boolean dark, String lang) {
    Colours c = Colours.of(dark);
    Map<String, Object> source =
        Map.of(
            "type", "geojson",
            "data", "/basemap/schematic.geojson",
            "attribution", lang.equals("fr") ? "Plan schématique" : "Schematic map");
    return new Style(
        8,
        "Halte",
        Map.of(SOURCE, source),
        List.of(
            background(c),
            fill("district", c.land(), kind("district")),
            fill("park", c.green(), kind("park")),
            fill("water", c.water(), kind("water")),
            line("canal", c.water(), 3, kind("canal")),
            line("avenue", c.line(), 1, kind("avenue")),
            line("rail", c.line(), 1, kind("rail")),
            line("ringroad", c.line(), 2.5, kind("ringroad")),
            line("borders", c.line(), 0.6, kind("district"))));
  }

  static Style ofTiles(boolean dark, String lang) {
    Colours c = Colours.of(dark);
    Map<String, Object> source =
        Map.of(
            "type", "vector",
            "url", "pmtiles:///basemap/tiles.pmtiles",
            "attribution", "© OpenStreetMap");
    return new Style(
        8,
        "Halte " + lang,
        Map.of(SOURCE, source),
        List.of(
            background(c),
            of(fill("earth", c.land(), List.of()), "earth"),
            of(fill("landuse", c.green(), green()), "landuse"),
            of(fill("water", c.water(), List.of()), "water"),
            of(line("roads", c.line(), 1, List.of()), "roads"),
            of(fill("buildings", c.line(), List.of()), "buildings"),
            of(line("boundaries", c.line(), 0.6, List.of()), "boundaries")));
  }

  private static Map<String, Object> background(Colours c) {
    return Map.of(
        "id", "ground", "type", "background", "paint", Map.of("background-color", c.ground()));
  }

  private static Map<String, Object> fill(String id, String colour, List<?> filter) {
    return layer(id, "fill", Map.of("fill-color", colour), filter);
  }

  private static Map<String, Object> line(String id, String colour, double width, List<?> filter) {
    return layer(id, "line", Map.of("line-color", colour, "line-width", width), filter);
  }

  private static Map<String, Object> layer(
      String id, String type, Map<String, Object> paint, List<?> filter) {
    return filter.isEmpty()
        ? Map.of("id", id, "type", type, "source", SOURCE, "paint", paint)
        : Map.of("id", id, "type", type, "source", SOURCE, "paint", paint, "filter", filter);
  }

  /** The same layer out of one of the archive's tables. */
  private static Map<String, Object> of(Map<String, Object> layer, String table) {
    Map<String, Object> named = new HashMap<>(layer);
    named.put("source-layer", table);
    return Map.copyOf(named);
  }

  private static List<Object> kind(String kind) {
    return List.of("==", List.of("get", "kind"), kind);
  }

  private static List<Object> green() {
    return List.of(
        "in",
        List.of("get", "kind"),
        List.of("literal", List.of("park", "forest", "wood", "cemetery", "grass")));
  }
}

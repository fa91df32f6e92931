package org.halte.core.territory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.kernel.Alphabet;
import tools.jackson.databind.JsonNode;

/** Zones as a GeoJSON feature collection with the properties code, name and parent. */
public final class ZoneJson {

  private ZoneJson() {}

  public static Map<String, Object> write(List<Zone> zones) {
    return Map.of(
        "type", "FeatureCollection", "features", zones.stream().map(ZoneJson::feature).toList());
  }

  /**
   * Reads what {@link #write} writes.
   *
   * @throws TerritoryProblem naming the feature that cannot be read
   */
  public static List<Zone> read(JsonNode collection) {
    List<Zone> zones = new ArrayList<>();
    if (collection.path("features").isEmpty()) {
      throw TerritoryProblem.unreadable(1, "no features");
    }
    for (JsonNode feature : collection.path("features")) {
      try {
        zones.add(zone(feature));
      } catch (IllegalArgumentException e) {
        throw TerritoryProblem.unreadable(zones.size() + 1, String.valueOf(e.getMessage()));
      }
    }
    return zones;
  }

  private static Zone zone(JsonNode feature) {
    JsonNode properties = feature.path("properties");
    Optional<ZoneId> parent =
        Optional.of(properties.path("parent").asString(""))
            .filter(code -> !code.isBlank())
            .map(ZoneId::new);
    return new Zone(
        new ZoneId(spelt(Alphabet.CODE, properties.path("code"))),
        spelt(Alphabet.NAME, properties.path("name")),
        AreaJson.read(feature.path("geometry")),
        parent);
  }

  /** One that is missing is told with its place in the list. */
  private static String spelt(Alphabet alphabet, JsonNode text) {
    String given = text.asString("");
    return given.isBlank() ? given : alphabet.read(given);
  }

  private static Map<String, Object> feature(Zone zone) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("code", zone.id().code());
    properties.put("name", zone.name());
    zone.parent().ifPresent(parent -> properties.put("parent", parent.code()));
    return Map.of(
        "type",
        "Feature",
        "id",
        zone.id().code(),
        "properties",
        properties,
        "geometry",
        AreaJson.write(zone.area()));
  }
}

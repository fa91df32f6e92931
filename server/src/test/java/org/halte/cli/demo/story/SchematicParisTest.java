package org.halte.cli.demo.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halte.base.geo.Position;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchematicParisTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void theMapHasWhatAVolunteerLooksForAndNoneOfItIsLarge() throws IOException {
    Set<String> kinds = new HashSet<>();
    int gates = 0;
    for (JsonNode feature : read("/basemap/schematic.geojson").get("features")) {
      String kind = feature.at("/properties/kind").asString();
      kinds.add(kind);
      gates += kind.equals("gate") ? 1 : 0;
    }
    assertThat(kinds)
        .contains(
            "water", "canal", "park", "ringroad", "gate", "station", "district", "rail", "avenue")
        .contains("district-label", "commune-label");
    assertThat(gates).isGreaterThanOrEqualTo(20);
    try (InputStream map = getClass().getResourceAsStream("/basemap/schematic.geojson")) {
      assertThat(map).isNotNull();
      assertThat(map.readAllBytes().length).isLessThan(120_000);
    }
  }

  @Test
  void everySpotOfTheCityLiesInOneZoneAndNoTwoZonesOverlap() {
    City city = City.read(new Dice(5));
    assertThat(city.spots()).hasSizeGreaterThan(300);
    for (City.Spot spot : city.spots()) {
      assertThat(city.zonesAt(spot.position())).as(spot.toString()).containsExactly(spot.zone());
    }
  }

  @Test
  void theCentreOfEachRealDistrictLiesInOurs() throws IOException {
    Path real = Path.of("../../shared/geo/paris_arrondissements.geojson");
    assumeTrue(Files.exists(real), "skipped: shared data not present");
    City city = City.read(new Dice(1));
    for (JsonNode feature : JSON.readTree(real.toFile()).get("features")) {
      String code = "751%02d".formatted(feature.at("/properties/c_ar").asInt());
      List<Position> outline = new ArrayList<>();
      for (JsonNode corner : feature.at("/geometry/coordinates/0")) {
        outline.add(new Position(corner.get(1).asDouble(), corner.get(0).asDouble()));
      }
      assertThat(city.zoneAt(centroid(outline))).as(code).contains(code);
    }
  }

  private static Position centroid(List<Position> ring) {
    double area = 0;
    double lat = 0;
    double lon = 0;
    for (int i = 0; i + 1 < ring.size(); i++) {
      Position a = ring.get(i);
      Position b = ring.get(i + 1);
      double cross = a.lon() * b.lat() - b.lon() * a.lat();
      area += cross;
      lon += (a.lon() + b.lon()) * cross;
      lat += (a.lat() + b.lat()) * cross;
    }
    return new Position(lat / (3 * area), lon / (3 * area));
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream stream = SchematicParisTest.class.getResourceAsStream(resource)) {
      return JSON.readTree(stream);
    }
  }
}

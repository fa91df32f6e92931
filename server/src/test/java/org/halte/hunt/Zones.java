package org.halte.hunt;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Shared zones as an attacker would like them. */
final class Zones {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Zones() {}

  /** The collection without the feature of that code. */
  static String without(String zones, String code) {
    JsonNode all = JSON.readTree(zones.getBytes(StandardCharsets.UTF_8));
    if (all.path("features") instanceof ArrayNode features) {
      for (int i = features.size() - 1; i >= 0; i--) {
        if (features.get(i).toString().contains("\"" + code + "\"")) {
          features.remove(i);
        }
      }
    }
    return all.toString();
  }
}

package org.halte.hunt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back: status, headers by lower-case name, body. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Reply {
    var sorted = new TreeMap<String, List<String>>();
    headers.forEach((name, values) -> sorted.put(name.toLowerCase(java.util.Locale.ROOT), values));
    headers = sorted;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** One letter per byte. */
  String latin() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  String header(String name) {
    return String.join(", ", headers.getOrDefault(name, List.of()));
  }

  /** An empty object for what is no JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (tools.jackson.core.JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  Reply with(String text) {
    return new Reply(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}

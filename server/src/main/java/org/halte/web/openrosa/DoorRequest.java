package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One request at the door.
 *
 * @param base address of the door for this phone, with its token unless it logs in: write it to
 *     this phone only
 * @param steps of the path after it
 */
record DoorRequest(HttpServletRequest http, String method, String base, List<String> steps) {

  DoorRequest {
    steps = List.copyOf(steps);
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /**
   * From the query string alone: asking the container for a parameter would have it read the body.
   */
  Optional<String> query(String name) {
    String query = http.getQueryString();
    if (query == null) {
      return Optional.empty();
    }
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .findFirst();
  }

  String address(String... path) {
    StringBuilder address = new StringBuilder(base);
    for (String step : path) {
      address.append('/').append(encode(step));
    }
    return address.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A lone percent sign: taken as it stands.
      return text;
    }
  }
}

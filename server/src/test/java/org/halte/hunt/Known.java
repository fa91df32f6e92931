package org.halte.hunt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has a name in an address: by sort, what the spies know or guess. A path variable is filled
 * from the sort that its route speaks of; one that nobody thought of, from all of them.
 */
final class Known {

  /** What no thing is called. */
  static final String NOTHING = "00000000-0000-4000-8000-00000badcafe";

  private static final Map<String, String> SORTS =
      Map.ofEntries(
          Map.entry("places", "place"),
          Map.entry("reports", "report"),
          Map.entry("forms", "form"),
          Map.entry("lists", "list"),
          Map.entry("tables", "table"),
          Map.entry("entities", "entity"),
          Map.entry("conflicts", "conflict"),
          Map.entry("links", "link"),
          Map.entry("data", "report"),
          Map.entry("files", "file"),
          Map.entry("members", "member"),
          Map.entry("teams", "team"),
          Map.entry("devices", "device"),
          Map.entry("tokens", "token"),
          Map.entry("organisations", "organisation"),
          Map.entry("invitations", "invitation"),
          Map.entry("imports", "import"),
          Map.entry("fill", "secret"),
          Map.entry("setup", "secret"),
          Map.entry("password-resets", "secret"));

  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  synchronized void add(String sort, String name, String value) {
    values.computeIfAbsent(sort, _ -> new LinkedHashSet<>()).add(value);
    if (value.length() > 8) {
      names.put(value, "‹" + name + "›");
    }
  }

  synchronized List<String> list(String sort) {
    return List.copyOf(values.getOrDefault(sort, Set.of()));
  }

  /** What to call a server-made id when two worlds are compared. */
  synchronized Map<String, String> names() {
    return Map.copyOf(names);
  }

  /**
   * What may stand for the next variable of a route.
   *
   * @param before the route up to it, such as {@code /api/lists/}
   */
  synchronized List<String> fitting(String before) {
    String[] steps = before.split("/");
    for (int i = steps.length - 1; i >= 0; i--) {
      String sort = SORTS.get(steps[i]);
      if (sort != null) {
        var fitting = new ArrayList<>(list(sort));
        fitting.add(NOTHING);
        return fitting;
      }
      if (!steps[i].startsWith("{")) {
        break;
      }
    }
    var all = new ArrayList<String>();
    values.values().forEach(all::addAll);
    all.add(NOTHING);
    return all;
  }

  /** An id that both worlds give to the same thing. */
  static UUID id(String name) {
    byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    UUID hash = UUID.nameUUIDFromBytes(bytes);
    // As a random one looks.
    return new UUID(
        (hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits());
  }
}

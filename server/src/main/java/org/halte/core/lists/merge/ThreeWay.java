package org.halte.core.lists.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change brought together with what others changed since the version it started from, property by
 * property. What only one side changed is taken; where both sides changed one property to different
 * values, one of them becomes current and both are kept for a person to choose.
 *
 * @param merged the properties after the change
 * @param clashes the properties that both sides changed
 * @param besides whether the other side had changed something else: both changes stand
 */
public record ThreeWay(Map<String, String> merged, List<Clash> clashes, boolean besides) {

  public ThreeWay {
    merged = Map.copyOf(merged);
    clashes = List.copyOf(clashes);
  }

  /** One property with two answers; {@code before} is the value both started from. */
  public record Clash(String property, String before, String current, String said) {}

  /** Whether the value that was said goes before the current one, for a property of that name. */
  public interface Order {
    boolean saidComesLater(String property);
  }

  /**
   * Brings them together. A value that is said again unchanged is no change: forms send every
   * answer, also those that nobody touched.
   *
   * @param base what the change started from
   * @param current what it is now
   * @param said the properties the change names; others stay
   */
  public static ThreeWay of(
      Map<String, String> base,
      Map<String, String> current,
      Map<String, String> said,
      Order order) {
    Map<String, String> merged = new LinkedHashMap<>(current);
    List<Clash> clashes = new ArrayList<>();
    said.forEach((property, value) -> {
      String before = base.getOrDefault(property, "");
      String now = current.getOrDefault(property, "");
      if (value.equals(before) || value.equals(now)) {
        return;
      }
      if (!now.equals(before)) {
        clashes.add(new Clash(property, before, now, value));
      }
      if (now.equals(before) || order.saidComesLater(property)) {
        merged.put(property, value);
      }
    });
    boolean mine = said.entrySet().stream().anyMatch(e -> differs(base, e.getKey(), e.getValue()));
    boolean theirs =
        current.entrySet().stream()
            .anyMatch(e ->
                differs(base, e.getKey(), e.getValue())
                    && !e.getValue().equals(said.get(e.getKey())));
    return new ThreeWay(merged, clashes, mine && theirs);
  }

  private static boolean differs(Map<String, String> base, String property, String value) {
    return !value.equals(base.getOrDefault(property, ""));
  }
}

package org.halte.base.formats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.geo.Position;

/**
 * One thing on somebody's map.
 *
 * @param layer the folder it lies in; "" at the top
 * @param number its turn in the file, counted from 1
 * @param description plain text, tags and column lines taken out
 * @param address where only an address was typed and nothing was placed on the map
 * @param shape positions of its first point, line or outline; empty when nothing was drawn
 * @param data its table columns by name, in the file's order
 */
public record Placemark(
    String layer,
    int number,
    String name,
    String description,
    Optional<String> address,
    List<Position> shape,
    Map<String, String> data) {

  public Placemark {
    shape = List.copyOf(shape);
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** Where it is: its point, or the middle of its corners. */
  public Optional<Position> centre() {
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    // A closed outline says its first corner twice; counting it once keeps the middle in the
    // middle.
    boolean closed = shape.size() > 2 && shape.getFirst().equals(shape.getLast());
    List<Position> corners = closed ? shape.subList(0, shape.size() - 1) : shape;
    return Optional.of(
        new Position(
            corners.stream().mapToDouble(Position::lat).average().orElseThrow(),
            corners.stream().mapToDouble(Position::lon).average().orElseThrow()));
  }
}

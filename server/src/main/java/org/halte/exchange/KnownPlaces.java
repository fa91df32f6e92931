package org.halte.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;

/**
 * The places that rows may mean: those already there, and those that earlier rows of the file make.
 * Two places are the same when they bear the same name within 150 metres.
 */
final class KnownPlaces {

  private static final double NEAR_METRES = 150;

  private final List<Known> places = new ArrayList<>();

  /**
   * A place.
   *
   * @param made whether this import makes it
   */
  record Known(UUID id, String name, Optional<Position> position, boolean made) {}

  void add(Known place) {
    places.add(place);
  }

  Optional<Known> find(UUID id) {
    return places.stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /** The nearest one of that name within 150 metres. */
  Optional<Known> findSame(String name, Position at) {
    String plain = Plain.words(name);
    return near(at).stream().filter(p -> Plain.words(p.name()).equals(plain)).findFirst();
  }

  /** The nearest one within 150 metres, whatever its name. */
  Optional<Known> findNearest(Position at) {
    return near(at).stream().findFirst();
  }

  List<Known> listNamed(String name) {
    String plain = Plain.words(name);
    return places.stream().filter(p -> Plain.words(p.name()).equals(plain)).toList();
  }

  private List<Known> near(Position at) {
    return places.stream()
        .filter(p -> metres(p, at) <= NEAR_METRES)
        .sorted(Comparator.comparingDouble(p -> metres(p, at)))
        .toList();
  }

  private static double metres(Known place, Position at) {
    return place.position().map(p -> p.distanceMetres(at)).orElse(Double.POSITIVE_INFINITY);
  }
}

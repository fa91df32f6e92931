package org.halte.field.figures.tables;

import java.util.List;
import java.util.Map;
import org.halte.base.geo.Position;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.springframework.stereotype.Component;

/**
 * Names and positions of places, opened in memory, as a table that a query can join: the database
 * never stores them readable.
 */
@Component
class OpenedPlaces {

  /** To join as {@code o} with the columns id, name, lon, lat. */
  static final String TABLE =
      """
      unnest(cast(:opened_id as text[]), cast(:opened_name as text[]),
             cast(:opened_lon as float8[]), cast(:opened_lat as float8[]))
        as o(id, name, lon, lat)
      """;

  private final PlaceRegistry registry;

  OpenedPlaces(PlaceRegistry registry) {
    this.registry = registry;
  }

  /** The parameters of {@link #TABLE}. */
  Map<String, Object> params() {
    List<Place> places = registry.listAll();
    return Map.of(
        "opened_id",
        places.stream().map(place -> place.id().toString()).toArray(String[]::new),
        "opened_name",
        places.stream().map(Place::name).toArray(String[]::new),
        "opened_lon",
        places.stream()
            .mapToDouble(p -> p.position().map(Position::lon).orElse(Double.NaN))
            .toArray(),
        "opened_lat",
        places.stream()
            .mapToDouble(p -> p.position().map(Position::lat).orElse(Double.NaN))
            .toArray());
  }
}

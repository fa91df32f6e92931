package org.halte.web.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.boards.PlaceBoard;
import org.halte.field.figures.boards.PlaceCard;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceDesk;
import org.halte.field.places.PlacesProblem;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places: the list behind the map, the sheet of one, making and changing one by hand. */
@RestController
@RequestMapping("/api/places")
class PlacesApi {

  private final PlaceBoard board;
  private final PlaceDesk desk;
  private final SelectionParams selections;

  PlacesApi(PlaceBoard board, PlaceDesk desk, SelectionParams selections) {
    this.board = board;
    this.desk = desk;
    this.selections = selections;
  }

  record Places(List<PlaceCard> places, int total) {}

  record NearPlaces(List<PlaceBoard.Near> places) {}

  /** What to make or change; what is absent stays as it is. */
  record PlaceInput(
      Optional<Long> version,
      Optional<String> name,
      Optional<String> kind,
      Optional<String> state,
      Optional<String> sensitivity,
      Optional<Position> position,
      Optional<Set<UUID>> circle) {

    PlaceDesk.Edit edit() {
      return new PlaceDesk.Edit(name, kind, state, sensitivity, position, circle);
    }
  }

  @GetMapping
  Places list(@RequestParam MultiValueMap<String, String> params, Viewer viewer) {
    List<PlaceCard> places = board.list(selections.read(params), viewer);
    return new Places(places, places.size());
  }

  @GetMapping("/near")
  NearPlaces near(@RequestParam double lat, @RequestParam double lon, Viewer viewer) {
    try {
      return new NearPlaces(board.near(new Position(lat, lon), viewer));
    } catch (IllegalArgumentException e) {
      throw (ApiProblem) ApiProblem.badParameter("lat, lon", lat + ", " + lon).initCause(e);
    }
  }

  @GetMapping("/{id}")
  PlaceBoard.Sheet sheet(@PathVariable String id, Viewer viewer) {
    return board.getSheet(uuid(id), viewer);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PlaceCard create(@RequestBody PlaceInput input, Viewer viewer) {
    Place place = desk.create(input.edit(), viewer);
    return board
        .find(place.id(), viewer)
        .orElseThrow(() -> PlacesProblem.unknown(place.id().toString()));
  }

  @PatchMapping("/{id}")
  PlaceCard change(@PathVariable String id, @RequestBody PlaceInput input, Viewer viewer) {
    long version =
        input.version().orElseThrow(() -> PlacesProblem.badValue("version", "", "1, 2, 3 …"));
    Place place = desk.edit(uuid(id), version, input.edit(), viewer);
    // Out of the circle of a place one has just made secret for others: it is gone from view.
    return board.find(place.id(), viewer).orElseThrow(() -> PlacesProblem.unknown(id));
  }

  /** What is no id at all is no place either. */
  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw (PlacesProblem) PlacesProblem.unknown(id).initCause(e);
    }
  }
}

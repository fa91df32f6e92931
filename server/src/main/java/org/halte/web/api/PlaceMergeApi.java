package org.halte.web.api;

import java.util.Optional;
import java.util.UUID;
import org.halte.core.policy.Viewer;
import org.halte.field.places.PlacesProblem;
import org.halte.field.reports.PlaceMerge;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Two places that are one, two values for one place: what a coordinator decides. */
@RestController
@RequestMapping("/api/places/{id}")
class PlaceMergeApi {

  private final PlaceMerge merge;

  PlaceMergeApi(PlaceMerge merge) {
    this.merge = merge;
  }

  record MergeInput(Optional<String> lost) {}

  record ChoiceInput(Optional<String> choice) {}

  @GetMapping("/to-do")
  PlaceMerge.ToDo toDo(@PathVariable String id, Viewer viewer) {
    return merge.list(uuid(id), viewer);
  }

  /** The place that the address names goes on, the other one becomes part of it. */
  @PostMapping("/merge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void merge(@PathVariable String id, @RequestBody MergeInput input, Viewer viewer) {
    merge.merge(uuid(id), uuid(input.lost().orElse("")), viewer);
  }

  /** The place that the address names was merged away and comes back. */
  @PostMapping("/unmerge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void undo(@PathVariable String id, Viewer viewer) {
    merge.undo(uuid(id), viewer);
  }

  @PostMapping("/conflicts/{conflict}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String id,
      @PathVariable String conflict,
      @RequestBody ChoiceInput input,
      Viewer viewer) {
    merge.decide(uuid(id), uuid(conflict), input.choice().orElse(""), viewer);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw (PlacesProblem) PlacesProblem.unknown(id).initCause(e);
    }
  }
}

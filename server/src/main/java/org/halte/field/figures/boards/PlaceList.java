package org.halte.field.figures.boards;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.lists.EntityListSource;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.places.PlaceState;
import org.springframework.stereotype.Component;

/**
 * The list {@code lieux} that travels to phones: the living places of the zones that the phone's
 * teams serve, by name and exact point. What shows by district only has no place in it.
 */
@Component
class PlaceList implements EntityListSource {

  private final Policy policy;
  private final PlaceRegistry places;

  PlaceList(Policy policy, PlaceRegistry places) {
    this.policy = policy;
    this.places = places;
  }

  @Override
  public String dataset() {
    return "lieux";
  }

  @Override
  public List<String> columns() {
    return List.of("geometry", "type", "statut", "zone", "__version");
  }

  @Override
  public Object stamp(Viewer viewer) {
    Access exactly = policy.open(viewer, Reading.all("list lieux")).exactly();
    return List.of(places.stamp(), exactly.shape(places.listInsiders()::contains));
  }

  @Override
  public List<Map<String, String>> rows(Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("list lieux"));
    return places.listAll().stream()
        .flatMap(place -> PlaceView.of(place, access).stream())
        .filter(PlaceList::belongs)
        .sorted(
            Comparator.comparing((PlaceView place) -> place.name().orElse(""))
                .thenComparing(PlaceView::id))
        .map(PlaceList::row)
        .toList();
  }

  @Override
  public Set<String> listGone(Set<String> ids, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("list lieux"));
    return ids.stream().filter(id -> isGone(id, access)).collect(Collectors.toSet());
  }

  /**
   * Only of what the viewer's own association made and the viewer might see if it were still there:
   * of all other ids, real or guessed, nothing is known.
   */
  private boolean isGone(String id, Access access) {
    try {
      return places.listEver(List.of(UUID.fromString(id))).stream()
          .filter(place -> access.viewer().isOf(place.organisation()))
          .filter(place -> access.decide(place.facts().ifThere()).visible())
          .anyMatch(place -> PlaceView.of(place, access).filter(PlaceList::belongs).isEmpty());
    } catch (IllegalArgumentException e) {
      // No id of ours: a place that only this phone knows.
      return false;
    }
  }

  private static boolean belongs(PlaceView place) {
    return place.isPlain() && place.state().filter(PlaceState.CLOSED::equals).isEmpty();
  }

  private static Map<String, String> row(PlaceView place) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", place.id().toString());
    row.put("label", place.name().orElse(""));
    place.position().ifPresent(p -> row.put("geometry", p.lat() + " " + p.lon() + " 0 0"));
    row.put("type", place.kind().map(PlaceKind::code).orElse(""));
    row.put("statut", place.state().map(PlaceState::code).orElse(""));
    row.put("zone", place.zone().map(ZoneId::code).orElse(""));
    row.put("__version", String.valueOf(Math.max(1, place.version())));
    return row;
  }
}

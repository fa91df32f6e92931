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
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Precision;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Place;
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
        .filter(place -> belongs(place, access))
        .sorted(Comparator.comparing(Place::name).thenComparing(Place::id))
        .map(PlaceList::row)
        .toList();
  }

  @Override
  public Set<String> listGone(Set<String> ids, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("list lieux"));
    return ids.stream().filter(id -> isGone(id, access)).collect(Collectors.toSet());
  }

  private boolean isGone(String id, Access access) {
    try {
      UUID uuid = UUID.fromString(id);
      return places.lock(uuid).isPresent()
          && places.find(uuid).filter(place -> belongs(place, access)).isEmpty();
    } catch (IllegalArgumentException e) {
      // No id of ours: a place that only this phone knows.
      return false;
    }
  }

  private static boolean belongs(Place place, Access access) {
    Decision decision = access.decide(place.facts());
    return place.state() != PlaceState.CLOSED
        && decision.opens(FieldClass.PLACE)
        && decision.opens(FieldClass.POSITION)
        && decision.precision() == Precision.EXACT;
  }

  private static Map<String, String> row(Place place) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", place.id().toString());
    row.put("label", place.name());
    place.position().ifPresent(p -> row.put("geometry", p.lat() + " " + p.lon() + " 0 0"));
    row.put("type", place.kind().code());
    row.put("statut", place.state().code());
    row.put("zone", place.zone().map(ZoneId::code).orElse(""));
    row.put("__version", String.valueOf(place.version()));
    return row;
  }
}

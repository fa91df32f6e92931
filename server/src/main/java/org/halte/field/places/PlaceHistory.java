package org.halte.field.places;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.lists.merge.ThreeWay;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.PlaceHistoryStore.Version;
import org.springframework.stereotype.Component;

/**
 * What places were, so that a change made from an old version meets what others changed since
 * property by property, and contradictions are kept for a coordinator: see {@link ThreeWay}.
 */
@Component
public class PlaceHistory {

  private final PlaceHistoryStore store;
  private final NightCalendar calendar;

  PlaceHistory(PlaceHistoryStore store, NightCalendar calendar) {
    this.store = store;
    this.calendar = calendar;
  }

  /** Notes what a place is now. */
  void note(Place place, Optional<String> source, Instant at) {
    store.add(place.id(), new Version(place.version(), source, at, values(place)));
  }

  /** Whether a report's change is to be taken up; false when it was before. */
  public boolean takeUp(String instanceId, UUID place) {
    return store.isFirst(instanceId, place);
  }

  /**
   * What a phone saw of a place.
   *
   * @param named the place that the report names; another one than {@code place} when it was merged
   * @param base the version the phone had
   */
  public Map<String, String> seen(Place place, UUID named, int base) {
    return store.list(named).stream()
        .filter(version -> version.number() <= base)
        .reduce((one, later) -> later)
        .map(Version::data)
        .orElseGet(() -> values(place));
  }

  /**
   * What a place becomes when a report changes it.
   *
   * @param start what the phone {@link #seen saw}
   * @param said new values by property, as {@link #values} names them
   */
  public Map<String, String> bring(
      Place place,
      Map<String, String> start,
      Map<String, String> said,
      String instanceId,
      Instant at) {
    List<Version> versions = store.list(place.id());
    ThreeWay way =
        ThreeWay.of(
            start,
            values(place),
            said,
            property -> !at.isBefore(last(versions, property, place).notedAt()));
    way.clashes().forEach(clash -> open(place, versions, clash, instanceId, at));
    return way.merged();
  }

  /** What was said and may not be written by a form waits for a person; what is so stays so. */
  public void ask(Place place, Map<String, String> said, String instanceId, Instant at) {
    Map<String, String> now = values(place);
    List<Version> versions = store.list(place.id());
    said.forEach((property, value) -> {
      String current = now.getOrDefault(property, "");
      if (!value.equals(current)) {
        open(
            place, versions, new ThreeWay.Clash(property, current, current, value), instanceId, at);
      }
    });
  }

  private void open(
      Place place, List<Version> versions, ThreeWay.Clash clash, String instanceId, Instant at) {
    Version other = last(versions, clash.property(), place);
    store.open(
        new PlaceConflict(
            Ids.next(),
            place.id(),
            clash.property(),
            clash.before(),
            clash.current(),
            other.source(),
            other.notedAt(),
            clash.said(),
            instanceId,
            at),
        calendar.now());
  }

  /** The version that gave a property its value. */
  private static Version last(List<Version> versions, String property, Place place) {
    Version found = new Version(0, place.createdFrom(), place.createdAt(), Map.of());
    String before = "";
    for (Version version : versions) {
      String value = version.data().getOrDefault(property, "");
      if (!value.equals(before)) {
        found = version;
      }
      before = value;
    }
    return found;
  }

  /** What reports may change of a place, as text. */
  public static Map<String, String> values(Place place) {
    Map<String, String> values = new HashMap<>();
    values.put("name", place.name());
    values.put("kind", place.kind().code());
    values.put("state", place.state().code());
    values.put("sensitivity", place.sensitivity().code());
    place.position().ifPresent(p -> values.put("position", text(p)));
    return values;
  }

  /** A position as {@link #values} writes it. */
  public static String text(Position p) {
    return p.lat() + " " + p.lon();
  }

  /** The place with these values in the place of its own. */
  public static Place with(Place p, Map<String, String> values, Instant stateAt) {
    PlaceState state =
        Coded.find(PlaceState.class, values.getOrDefault("state", "")).orElse(p.state());
    boolean sameState = state == p.state();
    return new Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        values.getOrDefault("name", p.name()),
        Coded.find(PlaceKind.class, values.getOrDefault("kind", "")).orElse(p.kind()),
        state,
        Sensitivity.ofCode(values.getOrDefault("sensitivity", p.sensitivity().code())),
        p.zone(),
        Optional.ofNullable(values.get("position")).map(PlaceHistory::position).or(p::position),
        p.circle(),
        p.createdFrom(),
        p.createdAt(),
        sameState ? p.setState() : state,
        sameState ? p.setStateAt() : stateAt);
  }

  private static Position position(String text) {
    String[] parts = text.split(" ", 2);
    return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }

  /** The contradictions that nobody has decided yet, the oldest first. */
  public List<PlaceConflict> listOpen(UUID place) {
    return store.listOpen(place);
  }

  /** Somebody decided; false when somebody else was faster. */
  public boolean close(UUID conflict, String choice, UUID by) {
    return store.close(conflict, choice, by, calendar.now());
  }
}

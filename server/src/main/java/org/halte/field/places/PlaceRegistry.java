package org.halte.field.places;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.changes.Changes;
import org.halte.base.geo.Box;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Access;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All living places, without any question of rights: callers that show one to a person decide with
 * {@link Place#facts()}. Each change is told to the feed, topic {@code place}.
 */
@Component
public class PlaceRegistry {

  /** Two places closer than this may be one, and are proposed before a new one is made. */
  public static final double NEAR_METRES = 150;

  private final PlaceStore store;
  private final Territory territory;
  private final Changes changes;
  private final NightCalendar calendar;
  private final PlaceHistory history;

  PlaceRegistry(
      PlaceStore store,
      Territory territory,
      Changes changes,
      NightCalendar calendar,
      PlaceHistory history) {
    this.store = store;
    this.history = history;
    this.territory = territory;
    this.changes = changes;
    this.calendar = calendar;
  }

  /** Opens names and positions into memory, so that the first map does not wait for it. */
  @EventListener(ApplicationReadyEvent.class)
  void open() {
    store.settleDistricts();
    var _ = store.listAll();
  }

  /**
   * Zones were drawn otherwise: every place lies in, and shows by district as, a zone of now.
   *
   * @return the places that lie in another zone than before
   */
  @Transactional
  public List<Place> settleZones() {
    territory.readAgain();
    store.settleDistricts();
    List<Place> moved = new ArrayList<>();
    for (Place place : store.listAll()) {
      Optional<ZoneId> zone = place.position().flatMap(territory::zoneAt);
      if (!zone.equals(place.zone())) {
        store.setZone(place.id(), zone);
        moved.add(store.find(place.id()).orElseThrow());
        tell("changed", place.id());
      }
    }
    return moved;
  }

  public Optional<Place> find(UUID id) {
    return store.find(id);
  }

  public List<Place> listByIds(Collection<UUID> ids) {
    return store.listByIds(ids);
  }

  /** Also those that are gone, for those who decide: who learns of it late still sees them. */
  public List<Place> listEver(Collection<UUID> ids) {
    return store.listEver(ids);
  }

  public List<Place> listAll() {
    return store.listAll();
  }

  /** Another number after every change of any place. */
  public long stamp() {
    return store.stamp();
  }

  /** Everybody who is in the circle of a place. */
  public Set<MemberId> listInsiders() {
    return store.listInsiders();
  }

  /** The places around a point that a viewer may see at all, nearest first. */
  List<NearPlace> near(Position centre, Access access) {
    return nearest(store.listInCells(cellsAround(centre), access), centre);
  }

  private static Set<Cell> cellsAround(Position centre) {
    Box box = Box.around(centre, NEAR_METRES);
    Set<Cell> cells = new HashSet<>();
    for (int row = Cell.of(new Position(box.south(), box.west())).row();
        row <= Cell.of(new Position(box.north(), box.east())).row();
        row++) {
      for (int column = Cell.of(new Position(box.south(), box.west())).column();
          column <= Cell.of(new Position(box.north(), box.east())).column();
          column++) {
        cells.add(new Cell(row, column));
      }
    }
    return cells;
  }

  private static List<NearPlace> nearest(List<Place> places, Position centre) {
    return places.stream()
        .flatMap(place ->
            place.position().map(at -> new NearPlace(place, at.distanceMetres(centre))).stream())
        .filter(near -> near.metres() <= NEAR_METRES)
        .sorted(Comparator.comparingDouble(NearPlace::metres))
        .toList();
  }

  /**
   * Adds a place and notes the ones it may double, for who sees both. An id that is already there
   * is left as it is: reports are derived more than once.
   */
  @Transactional
  public Place add(PlaceDraft draft) {
    Optional<ZoneId> zone = draft.position().flatMap(territory::zoneAt);
    boolean made = store.insert(draft, zone, calendar.nightOf(draft.stateAt()));
    Place place = store.lock(draft.id()).orElseThrow();
    if (made) {
      history.note(place, draft.createdFrom(), draft.stateAt());
      findDoubles(place);
      tell("created", place.id());
    }
    return place;
  }

  /**
   * Writes a place as it now is. Its zone follows from its position.
   *
   * @throws PlacesProblem if somebody else changed it since
   */
  @Transactional
  public Place change(Place place) {
    return change(place, place.createdFrom(), calendar.now());
  }

  /**
   * As {@link #change(Place)}, for what was said elsewhere before.
   *
   * @param source instance id of the report that said it
   */
  @Transactional
  public Place change(Place place, Optional<String> source, Instant saidAt) {
    Place before =
        store.lock(place.id()).orElseThrow(() -> PlacesProblem.unknown(place.id().toString()));
    Place placed = withZone(place, before);
    if (before.equals(placed)) {
      return before;
    }
    if (!store.update(placed, calendar.now())) {
      throw PlacesProblem.outdated(place.version(), before.version());
    }
    Place after = store.find(place.id()).orElseThrow();
    history.note(after, source, saidAt);
    if (!before.position().equals(after.position())) {
      store.forgetDoubles(after.id());
      findDoubles(after);
    }
    tell("changed", after.id());
    return after;
  }

  /** Takes a place off every map; its id stays known, so that phones learn that it is gone. */
  @Transactional
  public void remove(UUID id) {
    if (store.remove(id, calendar.now())) {
      store.forgetDoubles(id);
      tell("removed", id);
    }
  }

  /** Puts a place that was taken off back on the maps. */
  @Transactional
  public void restore(UUID id) {
    if (store.restore(id, calendar.now())) {
      store.find(id).ifPresent(this::findDoubles);
      tell("created", id);
    }
  }

  /** A place turned out to be another one; it is off every map, its id leads to the other. */
  @Transactional
  public void merge(UUID lost, UUID kept) {
    remove(lost);
    store.setMergedInto(lost, Optional.of(kept));
  }

  /** It was another place after all. */
  @Transactional
  public void unmerge(UUID lost) {
    store.setMergedInto(lost, Optional.empty());
    restore(lost);
  }

  /** What an id leads to: itself, or the place that it turned out to be. */
  public Optional<UUID> findMergedInto(UUID id) {
    return store.findMergedInto(id);
  }

  /** The places that turned out to be this one. */
  public List<Place> listMergedInto(UUID id) {
    return store.listMergedInto(id);
  }

  /** Whether the id was ever a place here, removed ones included. */
  @Transactional
  public Optional<Place> lock(UUID id) {
    return store.lock(id);
  }

  /** Somebody who sees both should look whether they are one. */
  public void addDouble(UUID one, UUID other) {
    store.addDouble(one, other, calendar.now());
  }

  private void findDoubles(Place place) {
    place
        .position()
        .ifPresent(at ->
            nearest(store.listInCells(cellsAround(at)), at).stream()
                .filter(near -> !near.place().id().equals(place.id()))
                .forEach(near -> addDouble(place.id(), near.place().id())));
  }

  private Place withZone(Place p, Place before) {
    return new Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        p.name(),
        p.kind(),
        p.state(),
        p.sensitivity(),
        p.position().flatMap(territory::zoneAt),
        p.position(),
        p.circle(),
        p.createdFrom(),
        p.createdAt(),
        p.setState(),
        p.setStateAt(),
        before.outlines());
  }

  private void tell(String kind, UUID id) {
    changes.append("place", kind, id.toString(), Map.of());
  }
}

package org.halte.core.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.base.geo.Position;

/** Zones that belong together: those of the instance, or those it may have next. */
public final class ZoneSet {

  static final ZoneSet EMPTY = new ZoneSet(new LinkedHashMap<>());

  private final Map<ZoneId, Zone> zones;
  private final List<Zone> smallestFirst;

  private ZoneSet(Map<ZoneId, Zone> zones) {
    this.zones = zones;
    this.smallestFirst =
        zones.values().stream()
            .sorted(Comparator.comparingInt((Zone zone) -> ancestors(zone).size()).reversed())
            .toList();
  }

  /**
   * Puts zones together.
   *
   * @throws TerritoryProblem for a code that appears twice, an unknown parent, a circle of parents
   */
  public static ZoneSet of(List<Zone> zones) {
    Map<ZoneId, Zone> known = new LinkedHashMap<>();
    for (Zone zone : zones) {
      if (known.put(zone.id(), zone) != null) {
        throw TerritoryProblem.twice(zone.id());
      }
    }
    ZoneSet set = new ZoneSet(known);
    zones.forEach(set::check);
    return set;
  }

  private void check(Zone zone) {
    zone.parent()
        .filter(parent -> !zones.containsKey(parent))
        .ifPresent(parent -> {
          throw TerritoryProblem.unknownZone(parent.code());
        });
    if (ancestors(zone).contains(zone.id())) {
      throw TerritoryProblem.circle(zone.id());
    }
  }

  public List<Zone> list() {
    return List.copyOf(zones.values());
  }

  public Optional<Zone> find(ZoneId id) {
    return Optional.ofNullable(zones.get(id));
  }

  /** The zones that the other set has not. */
  public List<Zone> without(ZoneSet other) {
    return zones.values().stream().filter(zone -> !other.zones.containsKey(zone.id())).toList();
  }

  /** The zones that the other set draws, names or places otherwise. */
  public List<Zone> changedSince(ZoneSet other) {
    List<Zone> changed = new ArrayList<>();
    for (Zone zone : zones.values()) {
      other
          .find(zone.id())
          .filter(before -> !before.equals(zone))
          .ifPresent(_ -> changed.add(zone));
    }
    return changed;
  }

  /** The given zones, and every zone that lies in one of them. */
  public Set<ZoneId> withInner(Collection<ZoneId> given) {
    Set<ZoneId> all = new LinkedHashSet<>(given);
    if (!all.isEmpty()) {
      zones.values().stream()
          .filter(zone -> ancestors(zone).stream().anyMatch(given::contains))
          .forEach(zone -> all.add(zone.id()));
    }
    return all;
  }

  Optional<ZoneId> zoneAt(Position position) {
    return smallestFirst.stream()
        .filter(zone -> zone.area().contains(position))
        .map(Zone::id)
        .findFirst();
  }

  boolean isEmpty() {
    return zones.isEmpty();
  }

  private Set<ZoneId> ancestors(Zone zone) {
    Set<ZoneId> seen = new HashSet<>();
    Optional<ZoneId> parent = zone.parent();
    while (parent.isPresent() && seen.add(parent.get())) {
      parent = find(parent.get()).flatMap(Zone::parent);
    }
    return seen;
  }
}

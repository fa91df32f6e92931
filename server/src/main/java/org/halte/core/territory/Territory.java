package org.halte.core.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
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
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The zones of this instance, held in memory. A change made on this node counts at once, one made
 * on another node within seconds. A new instance starts with the schematic Paris of {@code
 * /territory/paris.geojson}.
 */
@Service
public class Territory {

  private static final String SHIPPED = "/territory/paris.geojson";
  private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

  private final ZoneStore store;
  private final JsonMapper json;
  private volatile Held held = new Held("", new LinkedHashMap<>(), List.of(), 0);

  Territory(ZoneStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  private record Held(
      String fingerprint, Map<ZoneId, Zone> zones, List<Zone> smallestFirst, long readAt) {}

  /** The smallest zone that holds a position. */
  public Optional<ZoneId> zoneAt(Position position) {
    return held().smallestFirst().stream()
        .filter(zone -> zone.area().contains(position))
        .map(Zone::id)
        .findFirst();
  }

  /** All zones in the order of their codes. */
  public List<Zone> listZones() {
    return List.copyOf(held().zones().values());
  }

  public Optional<Zone> findZone(ZoneId id) {
    return Optional.ofNullable(held().zones().get(id));
  }

  /** The given zones and every zone that lies in one of them. */
  public Set<ZoneId> withInner(Collection<ZoneId> zones) {
    Set<ZoneId> all = new LinkedHashSet<>(zones);
    if (!all.isEmpty()) {
      Map<ZoneId, Zone> known = held().zones();
      known.values().stream()
          .filter(zone -> ancestors(zone, known).stream().anyMatch(zones::contains))
          .forEach(zone -> all.add(zone.id()));
    }
    return all;
  }

  /**
   * Makes these the zones of the instance; teams keep the codes they were given.
   *
   * @throws TerritoryProblem for a code that appears twice, an unknown parent, a circle of parents
   */
  public void replaceZones(List<Zone> zones) {
    check(zones);
    store.replace(zones);
    held = read(store.fingerprint());
  }

  /** Gives a new instance the zones that ship with Halte. */
  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  void shipZones() {
    if (!held().zones().isEmpty()) {
      return;
    }
    try (InputStream shipped = Territory.class.getResourceAsStream(SHIPPED)) {
      if (shipped != null) {
        replaceZones(ZoneJson.read(json.readTree(shipped)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED, e);
    }
  }

  private Held held() {
    Held now = held;
    if (now.readAt() == 0 || System.nanoTime() - now.readAt() > LOOK_AGAIN_NANOS) {
      String fingerprint = store.fingerprint();
      now =
          fingerprint.equals(now.fingerprint())
              ? new Held(fingerprint, now.zones(), now.smallestFirst(), System.nanoTime())
              : read(fingerprint);
      held = now;
    }
    return now;
  }

  private Held read(String fingerprint) {
    Map<ZoneId, Zone> zones = byId(store.listZones());
    List<Zone> smallestFirst =
        zones.values().stream()
            .sorted(
                Comparator.comparingInt((Zone zone) -> ancestors(zone, zones).size()).reversed())
            .toList();
    return new Held(fingerprint, zones, smallestFirst, System.nanoTime());
  }

  private static void check(List<Zone> zones) {
    Map<ZoneId, Zone> known = byId(zones);
    for (Zone zone : zones) {
      zone.parent()
          .filter(parent -> !known.containsKey(parent))
          .ifPresent(parent -> {
            throw TerritoryProblem.unknownZone(parent.code());
          });
      if (ancestors(zone, known).contains(zone.id())) {
        throw TerritoryProblem.circle(zone.id());
      }
    }
  }

  private static Map<ZoneId, Zone> byId(List<Zone> zones) {
    Map<ZoneId, Zone> known = new LinkedHashMap<>();
    for (Zone zone : zones) {
      if (known.put(zone.id(), zone) != null) {
        throw TerritoryProblem.twice(zone.id());
      }
    }
    return known;
  }

  private static Set<ZoneId> ancestors(Zone zone, Map<ZoneId, Zone> known) {
    Set<ZoneId> seen = new HashSet<>();
    Optional<ZoneId> parent = zone.parent();
    while (parent.isPresent() && seen.add(parent.get())) {
      parent = Optional.ofNullable(known.get(parent.get())).flatMap(Zone::parent);
    }
    return seen;
  }
}

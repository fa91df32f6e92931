package org.halte.core.territory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.base.database.AfterCommit;
import org.halte.base.geo.Position;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The zones that all associations of this instance share, held in memory. A change made on this
 * node counts at once, one made on another node within seconds. A new instance starts with the
 * schematic Paris of {@code /territory/paris.geojson}.
 */
@Service
public class Territory {

  private static final String SHIPPED = "/territory/paris.geojson";
  private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

  private final ZoneStore store;
  private final JsonMapper json;
  private volatile Held held = new Held(0, ZoneSet.EMPTY, 0);

  Territory(ZoneStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  private record Held(long version, ZoneSet zones, long readAt) {}

  /** The smallest zone that holds a position. */
  public Optional<ZoneId> zoneAt(Position position) {
    return zones().zoneAt(position);
  }

  /** All zones in the order of their codes. */
  public List<Zone> listZones() {
    return zones().list();
  }

  public Optional<Zone> findZone(ZoneId id) {
    return zones().find(id);
  }

  /** The given zones and every zone that lies in one of them. */
  public Set<ZoneId> withInner(Collection<ZoneId> zones) {
    return zones().withInner(zones);
  }

  /** The zones as they are. */
  public ZoneSet zones() {
    return held().zones();
  }

  /** Grows with every change of the zones; read anew, so that a change can be held against it. */
  public long version() {
    return store.version();
  }

  /** Makes these the zones of the instance; teams keep the codes they were given. */
  public void replaceZones(List<Zone> zones) {
    replaceZones(ZoneSet.of(zones), store.version());
  }

  /**
   * The same, unless somebody changed the zones since that version.
   *
   * @return false then
   */
  public boolean replaceZones(ZoneSet zones, long version) {
    boolean replaced = store.replace(zones.list(), version);
    AfterCommit.run(this::readAgain);
    return replaced;
  }

  /** Gives a new instance the zones that ship with Halte. */
  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  void shipZones() {
    if (!zones().isEmpty()) {
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
      long version = store.version();
      ZoneSet zones =
          version == now.version() && now.readAt() != 0
              ? now.zones()
              : ZoneSet.of(store.listZones());
      now = new Held(version, zones, System.nanoTime());
      held = now;
    }
    return now;
  }

  /** Looks at the zones anew next time: for who hears that they changed, on whichever node. */
  public void readAgain() {
    held = new Held(0, ZoneSet.EMPTY, 0);
  }
}

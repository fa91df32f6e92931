package org.halte.web.api.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.people.Actor;
import org.halte.core.people.sectors.ZoneChanges;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.Territory;
import org.halte.core.territory.TerritoryProblem;
import org.halte.core.territory.Zone;
import org.halte.core.territory.ZoneId;
import org.halte.core.territory.ZoneJson;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The zones that all associations share, as GeoJSON; who runs the instance changes them. */
@RestController
@RequestMapping("/api/zones")
class ZonesApi {

  private final Territory territory;
  private final ZoneChanges changes;
  private final Viewers viewers;

  ZonesApi(Territory territory, ZoneChanges changes, Viewers viewers) {
    this.territory = territory;
    this.changes = changes;
    this.viewers = viewers;
  }

  /**
   * The zones that should be.
   *
   * @param zones a GeoJSON feature collection, as {@link #list} gives it
   * @param version that of the preview
   * @param givenUp codes of zones that go although teams serve them
   */
  record Change(
      @Nullable JsonNode zones, @Nullable Long version, @Nullable Collection<String> givenUp) {}

  record ZoneCard(String code, String name) {
    static ZoneCard of(Zone zone) {
      return new ZoneCard(zone.id().code(), zone.name());
    }
  }

  record Touched(Wire.Named organisation, List<String> lost, int teams, int volunteers) {
    static Touched of(ZoneChanges.Touched touched) {
      return new Touched(
          new Wire.Named(touched.organisation().value(), touched.name()),
          Wire.codes(touched.lost()),
          touched.teams(),
          touched.volunteers());
    }
  }

  record Preview(
      long version,
      List<ZoneCard> come,
      List<ZoneCard> go,
      List<ZoneCard> change,
      List<Touched> touched) {}

  /** For everybody who may come in. */
  @GetMapping
  Map<String, Object> list(Viewer viewer) {
    return viewer instanceof Viewer.Public ? Map.of() : ZoneJson.write(territory.listZones());
  }

  /** What the change would do; nothing is done. */
  @PostMapping("/preview")
  Preview preview(@RequestBody Change change, Viewer viewer) {
    ZoneChanges.Preview preview = changes.preview(runner(viewer), read(change));
    return new Preview(
        preview.version(),
        preview.come().stream().map(ZoneCard::of).toList(),
        preview.go().stream().map(ZoneCard::of).toList(),
        preview.change().stream().map(ZoneCard::of).toList(),
        preview.touched().stream().map(Touched::of).toList());
  }

  /** Replaces all zones. */
  @PutMapping
  Map<String, Object> replace(@RequestBody Change change, Viewer viewer) {
    Set<ZoneId> givenUp = Wire.each(change.givenUp(), ZoneId::new);
    changes.apply(runner(viewer), read(change), Wire.version(change.version()), givenUp);
    return ZoneJson.write(territory.listZones());
  }

  /** Before anything of the body is looked at: a stranger learns nothing from its faults. */
  private Actor runner(Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    if (!actor.runsInstance()) {
      throw TerritoryProblem.notYours();
    }
    return actor;
  }

  private static List<Zone> read(Change change) {
    return Optional.ofNullable(change.zones())
        .map(ZoneJson::read)
        .orElseThrow(() -> TerritoryProblem.unreadable(1, "no features"));
  }
}

package org.halte.web.api.people;

import java.util.Map;
import org.halte.core.people.Actor;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneJson;
import org.halte.web.security.Viewers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The zones of the instance as GeoJSON. */
@RestController
@RequestMapping("/api/zones")
class ZonesApi {

  private final Territory territory;
  private final PeopleLog log;
  private final Viewers viewers;

  ZonesApi(Territory territory, PeopleLog log, Viewers viewers) {
    this.territory = territory;
    this.log = log;
    this.viewers = viewers;
  }

  /** For everybody who may come in. */
  @GetMapping
  Map<String, Object> list(Viewer viewer) {
    return viewer instanceof Viewer.Public ? Map.of() : ZoneJson.write(territory.listZones());
  }

  /** Replaces all zones, on the word of an administrator of an organisation or the instance. */
  @PutMapping
  Map<String, Object> replace(@RequestBody JsonNode collection, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    var own = actor.person().organisation();
    if (!actor.administers(own) && !actor.runsInstance()) {
      throw PeopleProblem.forbidden();
    }
    territory.replaceZones(ZoneJson.read(collection));
    log.note(actor, own, "changed", "zones", "*");
    return ZoneJson.write(territory.listZones());
  }
}

package org.halte.core.people.sectors;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.halte.base.kernel.Ids;
import org.halte.core.people.Actor;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.SectorId;
import org.halte.core.people.Texts;
import org.halte.core.people.Versions;
import org.halte.core.territory.Territory;
import org.halte.core.territory.TerritoryProblem;
import org.halte.core.territory.ZoneId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an association calls the parts of the city it goes to. Its coordinators make them: a zone
 * more in a sector is a zone more for every team that goes there.
 */
@Service
public class Sectors {

  private final SectorStore store;
  private final Territory territory;
  private final PeopleLog log;
  private final Clock clock;

  Sectors(SectorStore store, Territory territory, PeopleLog log, Clock clock) {
    this.store = store;
    this.territory = territory;
    this.log = log;
    this.clock = clock;
  }

  /** The sectors of an association, by name. */
  public List<Sector> listSectors(OrganisationId organisation) {
    return store.listOf(organisation);
  }

  @Transactional
  public Sector createSector(
      Actor actor, OrganisationId organisation, String name, Set<ZoneId> zones) {
    checkMakes(actor, organisation);
    Sector sector = checked(new SectorId(Ids.next()), organisation, name, zones, 1);
    try {
      store.insert(sector, clock.instant());
    } catch (DuplicateKeyException e) {
      throw PeopleProblem.sectorTaken(sector.name());
    }
    log.note(actor, organisation, "created", "sector", sector.id());
    return sector;
  }

  /**
   * Changes a sector, and with it every team that goes there.
   *
   * @param version the one that was looked at
   */
  @Transactional
  public Sector changeSector(
      Actor actor, SectorId id, OptionalLong version, String name, Set<ZoneId> zones) {
    Sector before = getManaged(actor, id);
    Sector after = checked(id, before.organisation(), name, zones, Versions.required(version));
    try {
      Versions.check(store.update(after), before.name());
    } catch (DuplicateKeyException e) {
      throw PeopleProblem.sectorTaken(after.name());
    }
    log.note(actor, after.organisation(), "changed", "sector", id);
    return store.find(id).orElse(after);
  }

  /** Removes a sector that no team goes to any more. */
  @Transactional
  public void removeSector(Actor actor, SectorId id) {
    Sector sector = getManaged(actor, id);
    int teams = store.countTeams(id);
    if (teams > 0) {
      throw PeopleProblem.sectorInUse(sector.name(), teams);
    }
    store.delete(id);
    log.note(actor, sector.organisation(), "removed", "sector", id);
  }

  private Sector getManaged(Actor actor, SectorId id) {
    Sector sector =
        store
            .find(id)
            .filter(found -> actor.belongsTo(found.organisation()))
            .orElseThrow(() -> PeopleProblem.unknown("sector", id));
    checkMakes(actor, sector.organisation());
    return sector;
  }

  private static void checkMakes(Actor actor, OrganisationId organisation) {
    if (!actor.givesEyes(organisation)) {
      throw PeopleProblem.onlyCoordinators();
    }
  }

  private Sector checked(
      SectorId id, OrganisationId organisation, String name, Set<ZoneId> zones, long version) {
    for (ZoneId zone : zones) {
      if (territory.findZone(zone).isEmpty()) {
        throw TerritoryProblem.unknownZone(zone.code());
      }
    }
    return new Sector(id, organisation, Texts.name("name", name), zones, version);
  }
}

package org.halte.web.api.people;

import java.util.List;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.SectorId;
import org.halte.core.people.sectors.Sector;
import org.halte.core.people.sectors.Sectors;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sectors of the caller's association: its own names for sets of shared zones. */
@RestController
@RequestMapping("/api/sectors")
class SectorsApi {

  private final Sectors sectors;
  private final Viewers viewers;

  SectorsApi(Sectors sectors, Viewers viewers) {
    this.sectors = sectors;
    this.viewers = viewers;
  }

  record Card(UUID id, String name, List<String> zones, long version) {
    static Card of(Sector sector) {
      return new Card(
          sector.id().value(), sector.name(), Wire.codes(sector.zones()), sector.version());
    }
  }

  /** The version, for a change, is that of the card it started from. */
  record Input(@Nullable Long version, @Nullable String name, @Nullable List<String> zones) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return sectors.listSectors(viewers.getMember(viewer).organisation()).stream()
        .map(Card::of)
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Card create(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    return Card.of(
        sectors.createSector(
            actor,
            actor.person().organisation(),
            Wire.text(input.name()),
            Wire.each(input.zones(), ZoneId::new)));
  }

  @PutMapping("/{id}")
  Card change(@PathVariable UUID id, @RequestBody Input input, Viewer viewer) {
    return Card.of(
        sectors.changeSector(
            viewers.actorOf(viewer),
            new SectorId(id),
            Wire.version(input.version()),
            Wire.text(input.name()),
            Wire.each(input.zones(), ZoneId::new)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Viewer viewer) {
    sectors.removeSector(viewers.actorOf(viewer), new SectorId(id));
  }
}

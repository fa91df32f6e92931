package org.halte.web.api.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The associations of this instance. */
@RestController
@RequestMapping("/api/organisations")
class OrganisationsApi {

  private final Organisations organisations;
  private final Viewers viewers;

  OrganisationsApi(Organisations organisations, Viewers viewers) {
    this.organisations = organisations;
    this.viewers = viewers;
  }

  record Card(UUID id, String slug, String name, long version) {
    static Card of(Organisation organisation) {
      return new Card(
          organisation.id().value(),
          organisation.slug(),
          organisation.name(),
          organisation.version());
    }
  }

  /** The version, for a change, is that of the card it started from. */
  record Input(@Nullable Long version, @Nullable String slug, @Nullable String name) {}

  /** All for who runs the instance, one's own for everybody else. */
  @GetMapping
  List<Card> list(Viewer viewer) {
    var actor = viewers.actorOf(viewer);
    return organisations.listOrganisations().stream()
        .filter(each -> actor.runsInstance() || actor.belongsTo(each.id()))
        .map(Card::of)
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Card create(@RequestBody Input input, Viewer viewer) {
    return Card.of(
        organisations.createOrganisation(
            viewers.actorOf(viewer), Wire.text(input.slug()), Wire.text(input.name())));
  }

  @PatchMapping("/{id}")
  Card change(@PathVariable UUID id, @RequestBody Input input, Viewer viewer) {
    return Card.of(
        organisations.changeOrganisation(
            viewers.actorOf(viewer),
            new OrganisationId(id),
            Wire.version(input.version()),
            Optional.ofNullable(input.slug()),
            Optional.ofNullable(input.name())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Viewer viewer) {
    organisations.removeOrganisation(viewers.actorOf(viewer), new OrganisationId(id));
  }
}

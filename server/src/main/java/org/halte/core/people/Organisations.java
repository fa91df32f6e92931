package org.halte.core.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.halte.base.kernel.Ids;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The associations of this instance; who runs the instance creates, renames and removes them. */
@Service
public class Organisations {

  private final OrganisationStore store;
  private final PeopleLog log;
  private final Clock clock;

  Organisations(OrganisationStore store, PeopleLog log, Clock clock) {
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /** All of them: that an association takes part is no secret among members. */
  public List<Organisation> listOrganisations() {
    return store.listAll();
  }

  public Optional<Organisation> findOrganisation(OrganisationId id) {
    return store.find(id);
  }

  public Organisation getOrganisation(OrganisationId id) {
    return store.find(id).orElseThrow(() -> PeopleProblem.unknown("organisation", id));
  }

  @Transactional
  public Organisation createOrganisation(Actor actor, String slug, String name) {
    requireInstance(actor);
    Organisation organisation =
        new Organisation(
            new OrganisationId(Ids.next()), Texts.slug(slug), Texts.name("name", name), 1);
    try {
      store.insert(organisation, clock.instant());
    } catch (DuplicateKeyException e) {
      throw PeopleProblem.slugTaken(slug);
    }
    log.note(actor, organisation.id(), "created", "organisation", organisation.id());
    return organisation;
  }

  /**
   * Changes name and slug; its own administrator may do that too.
   *
   * @param version the one that was looked at
   */
  @Transactional
  public Organisation changeOrganisation(
      Actor actor,
      OrganisationId id,
      OptionalLong version,
      Optional<String> slug,
      Optional<String> name) {
    if (!actor.administers(id)) {
      requireInstance(actor);
    }
    Organisation before = getOrganisation(id);
    long seen = Versions.required(version);
    try {
      Versions.check(
          store.update(id, seen, slug.map(Texts::slug), name.map(text -> Texts.name("name", text))),
          before.name());
    } catch (DuplicateKeyException e) {
      throw PeopleProblem.slugTaken(slug.orElse(before.slug()));
    }
    log.note(actor, id, "changed", "organisation", id);
    return getOrganisation(id);
  }

  /** Removes an organisation that nothing belongs to any more. */
  @Transactional
  public void removeOrganisation(Actor actor, OrganisationId id) {
    requireInstance(actor);
    Organisation organisation = getOrganisation(id);
    try {
      store.delete(id);
    } catch (DataIntegrityViolationException e) {
      throw PeopleProblem.organisationInUse(organisation.name());
    }
    log.note(actor, id, "removed", "organisation", id);
  }

  private static void requireInstance(Actor actor) {
    if (!actor.runsInstance()) {
      throw PeopleProblem.forbidden();
    }
  }
}

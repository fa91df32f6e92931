package org.halte.core.lists.desk;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.lists.entities.Entity;
import org.halte.core.lists.entities.EntityStore;
import org.halte.core.lists.entities.ListCatalogue;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListStore;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.OwnLists;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Facts;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** Who may look at a list and who may change it: asked first by everything at the desk. */
@Component
class Desk {

  private final ListCatalogue catalogue;
  private final ListStore lists;
  private final EntityStore entities;
  private final Policy policy;
  private final NightCalendar calendar;

  Desk(
      ListCatalogue catalogue,
      ListStore lists,
      EntityStore entities,
      Policy policy,
      NightCalendar calendar) {
    this.catalogue = catalogue;
    this.lists = lists;
    this.entities = entities;
    this.policy = policy;
    this.calendar = calendar;
  }

  /** A list and the rights it was opened under. */
  record Opened(ListDefinition list, Access access, boolean writable) {}

  OrganisationId organisation(Viewer viewer) {
    return OwnLists.organisation(viewer).orElseThrow(ListsProblem::notYours);
  }

  /** Throws {@link ListsProblem} when the list does not exist for the viewer. */
  Opened open(String name, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("list " + name));
    return catalogue
        .find(organisation(viewer), name)
        .filter(list -> !access.isClosed() && list.isFor(viewer))
        .map(list -> new Opened(list, access, mayWrite(access, list.organisation())))
        .orElseThrow(() -> ListsProblem.unknownList(name));
  }

  /** As {@link #open}, for those who may change it: until the transaction ends nobody else does. */
  Opened openToWrite(String name, Viewer viewer) {
    Opened opened = open(name, viewer);
    if (!opened.writable()) {
      throw ListsProblem.notYours();
    }
    return new Opened(lists.lock(opened.list().id()), opened.access(), true);
  }

  /** Rights for lists that are not there yet. */
  Access openAll(Viewer viewer) {
    return policy.open(viewer, Reading.all("lists"));
  }

  boolean mayWrite(Access access, OrganisationId organisation) {
    return access.mayWrite(
        new Facts(
            organisation,
            Optional.empty(),
            Sensitivity.NORMAL,
            Optional.empty(),
            Optional.empty(),
            calendar.now(),
            Set.of()));
  }

  /** The entity, locked; throws when the list has none of that id. */
  Entity lock(ListDefinition list, String id) {
    return entities.lock(list.id(), uuid(id)).orElseThrow(() -> ListsProblem.unknownEntity(id));
  }

  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw (ListsProblem) ListsProblem.unknownEntity(id).initCause(e);
    }
  }

  static MemberId person(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member m -> m.id();
      case Viewer.Connection c -> c.owner().id();
      case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ ->
          throw ListsProblem.notYours();
    };
  }
}

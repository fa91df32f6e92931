package org.halte.core.lists.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.lists.conflicts.Conflict;
import org.halte.core.lists.conflicts.ConflictStore;
import org.halte.core.lists.entities.Deed;
import org.halte.core.lists.entities.Entity;
import org.halte.core.lists.entities.EntityKeeper;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.Property;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators do with entities by hand. */
@Service
public class EntityDesk {

  private static final int LONGEST_VALUE = 5_000;

  private final Desk desk;
  private final EntityKeeper keeper;
  private final ConflictStore conflicts;
  private final NightCalendar calendar;

  EntityDesk(Desk desk, EntityKeeper keeper, ConflictStore conflicts, NightCalendar calendar) {
    this.desk = desk;
    this.keeper = keeper;
    this.conflicts = conflicts;
    this.calendar = calendar;
  }

  /**
   * Makes an entity.
   *
   * @throws ListsProblem when a value does not fit or the viewer keeps no lists
   */
  @Transactional
  public UUID create(String name, Map<String, String> values, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    return create(list, Ids.next(), values, Desk.person(viewer));
  }

  UUID create(ListDefinition list, UUID id, Map<String, String> values, MemberId by) {
    check(list, values);
    if (values.getOrDefault(Entity.LABEL, "").isBlank()) {
      throw ListsProblem.badValue(Entity.LABEL, "", "1-" + LONGEST_VALUE);
    }
    keeper.create(list, id, deed(1, Deed.Kind.CREATE, by, Optional.empty(), values, values));
    return id;
  }

  /**
   * Changes some properties.
   *
   * @param version the one the viewer last saw
   * @throws ListsProblem when there is none, it was changed meanwhile, or a value does not fit
   */
  @Transactional
  public void edit(String name, String id, int version, Map<String, String> values, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Entity entity = current(list, id, version);
    edit(list, entity, values, Desk.person(viewer), Deed.Kind.UPDATE);
  }

  Entity edit(
      ListDefinition list, Entity entity, Map<String, String> values, MemberId by, Deed.Kind kind) {
    check(list, values);
    Map<String, String> after = new HashMap<>(entity.values());
    after.putAll(values);
    Deed deed = deed(entity.version() + 1, kind, by, Optional.of(entity.version()), values, after);
    return keeper.write(list, entity, deed, entity.deletedAt());
  }

  /** Takes an entity off every phone; it stays readable here and can come back. */
  @Transactional
  public void delete(String name, String id, int version, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Entity entity = current(list, id, version);
    if (!entity.isGone()) {
      put(list, entity, Deed.Kind.DELETE, Desk.person(viewer), Optional.of(calendar.now()));
    }
  }

  /** Brings back what was deleted or merged away. */
  @Transactional
  public void restore(String name, String id, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    restore(list, desk.lock(list, id), Desk.person(viewer));
  }

  void restore(ListDefinition list, Entity entity, MemberId by) {
    if (!entity.isGone()) {
      return;
    }
    put(list, entity, Deed.Kind.RESTORE, by, Optional.empty());
    conflicts.listOpen(list.id()).stream()
        .filter(c -> c.entity().equals(entity.id()) && c.kind() == Conflict.Kind.DELETED)
        .forEach(c -> conflicts.close(c.id(), "restore", Optional.of(by.value()), calendar.now()));
  }

  private void put(
      ListDefinition list, Entity entity, Deed.Kind kind, MemberId by, Optional<Instant> deleted) {
    Deed deed =
        deed(
            entity.version() + 1,
            kind,
            by,
            Optional.of(entity.version()),
            Map.of(),
            entity.values());
    keeper.write(list, entity, deed, deleted);
  }

  /**
   * Two entities are one: the kept one goes on, what it does not say is taken from the other, and
   * what still comes for the other reaches it. {@link #restore} of the other undoes it.
   */
  @Transactional
  public void merge(String name, String kept, String lost, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Entity stays = desk.lock(list, kept);
    Entity goes = desk.lock(list, lost);
    if (stays.id().equals(goes.id()) || stays.isGone() || goes.isGone()) {
      throw ListsProblem.unknownEntity(lost);
    }
    MemberId by = Desk.person(viewer);
    Map<String, String> missing = new HashMap<>(goes.values());
    missing.keySet().removeIf(p -> !stays.values().getOrDefault(p, "").isEmpty());
    edit(list, stays, missing, by, Deed.Kind.MERGE);
    Entity away =
        new Entity(
            goes.list(),
            goes.id(),
            goes.version(),
            goes.zone(),
            goes.values(),
            goes.createdAt(),
            goes.updatedAt(),
            goes.deletedAt(),
            Optional.of(stays.id()));
    put(list, away, Deed.Kind.MERGED_AWAY, by, Optional.of(calendar.now()));
    conflicts.closeAll(list.id(), goes.id(), "merged", by.value(), calendar.now());
  }

  private Entity current(ListDefinition list, String id, int version) {
    Entity entity = desk.lock(list, id);
    if (entity.version() != version) {
      throw ListsProblem.outdated(version, entity.version());
    }
    return entity;
  }

  private Deed deed(
      int version,
      Deed.Kind kind,
      MemberId by,
      Optional<Integer> base,
      Map<String, String> said,
      Map<String, String> after) {
    Instant now = calendar.now();
    return new Deed(
        version,
        kind,
        Optional.empty(),
        Optional.of(by),
        base,
        Optional.empty(),
        false,
        now,
        now,
        said,
        after);
  }

  /** Throws {@link ListsProblem} when a value does not fit its column. */
  static void check(ListDefinition list, Map<String, String> values) {
    values.forEach((name, value) -> {
      if (value.length() > LONGEST_VALUE) {
        throw ListsProblem.badValue(name, value.substring(0, 40) + "…", "1-" + LONGEST_VALUE);
      }
      if (name.equals(Entity.LABEL)) {
        return;
      }
      Property property =
          list.findProperty(name)
              .orElseThrow(() ->
                  ListsProblem.badValue(
                      name,
                      value,
                      String.join(", ", list.properties().stream().map(Property::name).toList())));
      if (!value.isEmpty() && !fits(property.type(), value)) {
        throw ListsProblem.badValue(name, value, example(property.type()));
      }
    });
  }

  private static boolean fits(Property.Type type, String value) {
    return switch (type) {
      case TEXT -> true;
      case NUMBER -> AnswerTypes.toDecimal(value).isPresent();
      case DATE -> AnswerTypes.toDate(value).isPresent();
      case POSITION -> AnswerTypes.toPoint(value).isPresent();
    };
  }

  private static String example(Property.Type type) {
    return switch (type) {
      case TEXT -> "…";
      case NUMBER -> "12";
      case DATE -> "2026-11-26";
      case POSITION -> "48.8850 2.3600";
    };
  }
}

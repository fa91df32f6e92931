package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.lists.conflicts.Conflict;
import org.halte.core.lists.conflicts.Conflict.Kind;
import org.halte.core.lists.conflicts.ConflictStore;
import org.halte.core.lists.entities.StartOf.Start;
import org.halte.core.lists.merge.ThreeWay;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.springframework.stereotype.Component;

/**
 * Brings what is said of an entity together with what it is. Nothing that was said is lost, and
 * nothing is overwritten without a conflict that shows both: see {@link ThreeWay}. Call it inside a
 * transaction.
 */
@Component
public class EntityKeeper {

  /** Two entities closer than this may be one. */
  static final double NEAR_METRES = 150;

  private final EntityStore entities;
  private final WaitingStore waiting;
  private final ConflictStore conflicts;
  private final ListStore lists;
  private final Territory territory;
  private final NightCalendar calendar;

  EntityKeeper(
      EntityStore entities,
      WaitingStore waiting,
      ConflictStore conflicts,
      ListStore lists,
      Territory territory,
      NightCalendar calendar) {
    this.entities = entities;
    this.waiting = waiting;
    this.conflicts = conflicts;
    this.lists = lists;
    this.territory = territory;
    this.calendar = calendar;
  }

  /**
   * Applies what was said, once.
   *
   * @param replacedBy the report that corrects the one it comes from
   * @param forced the version to start from when what it waits for never came; empty to wait
   * @return what it waits for; empty when it is applied
   */
  Optional<Waiting.Reason> apply(
      ListDefinition list, Said said, Optional<String> replacedBy, Optional<Integer> forced) {
    Optional<Entity> named = entities.lock(list.id(), said.entity());
    if (waiting.isApplied(said.instanceId(), said.ordinal())) {
      return Optional.empty();
    }
    if (named.isEmpty()) {
      if (!said.creates() && forced.isEmpty()) {
        return Optional.of(Waiting.Reason.CREATION);
      }
      create(list, said, !said.creates());
      waiting.apply(list.id(), said, 0, calendar.now());
      return Optional.empty();
    }
    List<Deed> deeds = entities.listDeeds(list.id(), named.get().id());
    boolean overtaken =
        replacedBy.isPresent() && deeds.stream().anyMatch(d -> d.source().equals(replacedBy));
    if (!overtaken) {
      switch (StartOf.find(deeds, said, forced)) {
        case StartOf.Missing(var reason) -> {
          return Optional.of(reason);
        }
        case Start start -> change(list, follow(named.get()), start, said);
      }
    }
    waiting.apply(list.id(), said, named.get().version(), calendar.now());
    return Optional.empty();
  }

  /** What was merged away leads to what it turned out to be. */
  public Entity follow(Entity entity) {
    Entity at = entity;
    while (at.mergedInto().isPresent()) {
      at = entities.lock(at.list(), at.mergedInto().get()).orElseThrow();
    }
    return at;
  }

  private void create(ListDefinition list, Said said, boolean forced) {
    Deed deed = deed(said, Deed.Kind.CREATE, 1, Optional.empty(), forced, said.values());
    Entity made = create(list, said.entity(), deed);
    if (forced) {
      open(made, Kind.FORCED, 1, 0, new ThreeWay.Clash("", "", "", ""));
    }
  }

  /** Writes a new entity and points at those that it may double. */
  public Entity create(ListDefinition list, UUID id, Deed deed) {
    Instant now = calendar.now();
    Entity made =
        new Entity(
            list.id(),
            id,
            deed.version(),
            zoneOf(deed.after()),
            deed.after(),
            now,
            now,
            Optional.empty(),
            Optional.empty());
    entities.save(made, deed);
    entities.listLiving(list.id()).stream()
        .filter(other -> !other.id().equals(id) && mayBeSame(made, other))
        .forEach(other ->
            conflicts.open(
                new Conflict(
                    Ids.next(),
                    list.id(),
                    id,
                    Kind.SAME,
                    "",
                    deed.version(),
                    other.version(),
                    Optional.of(other.id()),
                    "",
                    other.label(),
                    made.label(),
                    now,
                    Optional.empty())));
    lists.touch(list.id());
    return made;
  }

  private void change(ListDefinition list, Entity entity, Start start, Said said) {
    List<Deed> deeds = entities.listDeeds(list.id(), entity.id());
    ThreeWay way =
        ThreeWay.of(
            start.state(),
            entity.values(),
            said.values(),
            property -> !said.notedAt().isBefore(last(deeds, property).notedAt()));
    int version = entity.version() + 1;
    Deed deed =
        deed(
            said,
            Deed.Kind.UPDATE,
            version,
            Optional.of(start.version()),
            start.forced(),
            way.merged());
    Entity after = write(list, entity, deed, entity.deletedAt());
    for (ThreeWay.Clash clash : way.clashes()) {
      open(after, Kind.VALUES, version, last(deeds, clash.property()).version(), clash);
    }
    ThreeWay.Clash nothing = new ThreeWay.Clash("", "", "", "");
    if (way.besides() && way.clashes().isEmpty()) {
      open(after, Kind.MERGED, version, entity.version(), nothing);
    }
    if (start.forced()) {
      open(after, Kind.FORCED, version, entity.version(), nothing);
    }
    if (entity.isGone()) {
      open(after, Kind.DELETED, version, entity.version(), nothing);
    }
  }

  /** Writes an entity as a change leaves it. */
  public Entity write(ListDefinition list, Entity before, Deed deed, Optional<Instant> deletedAt) {
    Entity after =
        new Entity(
            before.list(),
            before.id(),
            deed.version(),
            zoneOf(deed.after()),
            deed.after(),
            before.createdAt(),
            calendar.now(),
            deletedAt,
            deletedAt.isPresent() ? before.mergedInto() : Optional.empty());
    entities.save(after, deed);
    lists.touch(list.id());
    return after;
  }

  private void open(Entity entity, Kind kind, int version, int other, ThreeWay.Clash clash) {
    conflicts.open(
        new Conflict(
            Ids.next(),
            entity.list(),
            entity.id(),
            kind,
            clash.property(),
            version,
            other,
            Optional.empty(),
            clash.before(),
            clash.current(),
            clash.said(),
            calendar.now(),
            Optional.empty()));
  }

  private static Deed deed(
      Said said,
      Deed.Kind kind,
      int version,
      Optional<Integer> base,
      boolean forced,
      Map<String, String> after) {
    return new Deed(
        version,
        kind,
        Optional.of(said.instanceId()),
        said.member(),
        base,
        said.placeInBranch(),
        forced,
        said.notedAt(),
        said.receivedAt(),
        said.values(),
        after);
  }

  /** The change that gave a property the value it has after the last of some changes. */
  public static Deed last(List<Deed> deeds, String property) {
    Deed found = deeds.getFirst();
    Map<String, String> before = new HashMap<>();
    for (Deed deed : deeds) {
      String value = deed.after().getOrDefault(property, "");
      if (!value.equals(before.getOrDefault(property, ""))) {
        found = deed;
      }
      before.put(property, value);
    }
    return found;
  }

  private Optional<ZoneId> zoneOf(Map<String, String> values) {
    return positionOf(values).flatMap(territory::zoneAt);
  }

  public static Optional<Position> positionOf(Map<String, String> values) {
    return AnswerTypes.toPoint(values.getOrDefault(Property.GEOMETRY, ""))
        .map(point -> new Position(point.latitude(), point.longitude()));
  }

  private static boolean mayBeSame(Entity one, Entity other) {
    boolean sameName = !one.label().isBlank() && fold(one.label()).equals(fold(other.label()));
    Optional<Position> here = positionOf(one.values());
    Optional<Position> there = positionOf(other.values());
    boolean near =
        here.isPresent()
            && there.isPresent()
            && here.get().distanceMetres(there.get()) <= NEAR_METRES;
    return sameName || near;
  }

  private static String fold(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}

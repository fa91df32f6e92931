package org.halte.core.lists.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halte.core.intake.Submission;
import org.halte.core.lists.EntityLists;
import org.halte.core.lists.conflicts.Conflict;
import org.halte.core.lists.conflicts.ConflictStore;
import org.halte.core.lists.entities.Deed;
import org.halte.core.lists.entities.Entity;
import org.halte.core.lists.entities.EntityStore;
import org.halte.core.lists.entities.ListCatalogue;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.OwnLists;
import org.halte.core.lists.entities.Property;
import org.halte.core.lists.entities.WaitingStore;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;

/** The lists of an organisation as its members may see them. */
@Service
public class ListDesk {

  private final Desk desk;
  private final ListCatalogue catalogue;
  private final EntityStore entities;
  private final ConflictStore conflicts;
  private final WaitingStore waiting;
  private final EntityLists written;
  private final People people;

  ListDesk(
      Desk desk,
      ListCatalogue catalogue,
      EntityStore entities,
      ConflictStore conflicts,
      WaitingStore waiting,
      EntityLists written,
      People people) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.entities = entities;
    this.conflicts = conflicts;
    this.waiting = waiting;
    this.written = written;
    this.people = people;
  }

  /**
   * A list at a glance.
   *
   * @param rows living entities that the viewer may see
   * @param conflicts what a coordinator should look at
   * @param waiting what forms said and could not be applied yet
   * @param bytes of the file that a phone with the viewer's rights carries
   */
  public record ListCard(
      String name,
      String title,
      Set<TeamId> teams,
      List<Property> properties,
      int rows,
      Optional<Instant> changedAt,
      int conflicts,
      int waiting,
      int bytes,
      boolean writable) {}

  /** One entity in a list. */
  public record Row(
      UUID id,
      int version,
      Map<String, String> values,
      Instant updatedAt,
      boolean deleted,
      Optional<UUID> mergedInto,
      int conflicts) {}

  /** Who said something, and when: at the desk, or on a phone. */
  public record Saying(
      int version, String value, Optional<String> who, Instant at, Optional<String> report) {}

  /** Something to look at, with both values and who said them. */
  public record ConflictCard(
      UUID id,
      String kind,
      String property,
      UUID entity,
      String label,
      Optional<UUID> otherEntity,
      Optional<String> otherLabel,
      String before,
      Optional<Saying> earlier,
      Saying said,
      String current,
      Instant openedAt) {}

  /** Something that waits. */
  public record WaitingCard(
      String report,
      int ordinal,
      String entity,
      Optional<String> label,
      String reason,
      Optional<Integer> base,
      int seen,
      Instant since) {}

  /** A whole list. */
  public record Sheet(
      ListCard list, List<Row> rows, List<ConflictCard> conflicts, List<WaitingCard> waiting) {}

  /** One change of an entity; {@code changed} has what it was before and is after, by property. */
  public record DeedCard(
      int version,
      String kind,
      Optional<String> who,
      Instant at,
      Instant receivedAt,
      Optional<String> report,
      Optional<Integer> base,
      boolean offline,
      boolean forced,
      Map<String, List<String>> changed) {}

  /** All lists that exist for the viewer. */
  public List<ListCard> list(Viewer viewer) {
    Access access = desk.openAll(viewer);
    if (access.isClosed()) {
      return List.of();
    }
    return catalogue.listOf(desk.organisation(viewer)).stream()
        .filter(list -> list.isFor(viewer))
        .map(list -> card(list, access))
        .toList();
  }

  /** One list at a glance; throws {@link ListsProblem} when it does not exist for the viewer. */
  public ListCard getCard(String name, Viewer viewer) {
    Desk.Opened opened = desk.open(name, viewer);
    return card(opened.list(), opened.access());
  }

  /** One list whole; throws {@link ListsProblem} when it does not exist for the viewer. */
  public Sheet getSheet(String name, Viewer viewer) {
    Desk.Opened opened = desk.open(name, viewer);
    ListDefinition list = opened.list();
    List<Entity> all = entities.listAll(list.id());
    Map<UUID, Entity> byId =
        all.stream().collect(Collectors.toMap(Entity::id, Function.identity()));
    List<Conflict> open = opened.writable() ? conflicts.listOpen(list.id()) : List.of();
    List<Row> rows =
        all.stream()
            .filter(entity -> opened.writable() || !entity.isGone())
            .flatMap(entity -> row(list, entity, opened.access(), open).stream())
            .sorted(Comparator.comparing(row -> row.values().getOrDefault(Entity.LABEL, "")))
            .toList();
    List<WaitingCard> held = opened.writable() ? waiting(list, byId) : List.of();
    return new Sheet(
        card(list, opened.access()),
        rows,
        open.stream().map(conflict -> card(list, conflict, byId)).toList(),
        held);
  }

  private Optional<Row> row(
      ListDefinition list, Entity entity, Access access, List<Conflict> open) {
    Decision decision = OwnLists.decide(list, entity, access);
    if (!decision.opens(FieldClass.PLACE)) {
      return Optional.empty();
    }
    long todo = open.stream().filter(c -> c.entity().equals(entity.id())).count();
    return Optional.of(
        new Row(
            entity.id(),
            entity.version(),
            OwnLists.values(list, entity, decision),
            entity.updatedAt(),
            entity.isGone(),
            entity.mergedInto(),
            (int) todo));
  }

  private ListCard card(ListDefinition list, Access access) {
    boolean writable = desk.mayWrite(access, list.organisation());
    List<Entity> living =
        entities.listLiving(list.id()).stream()
            .filter(e -> OwnLists.decide(list, e, access).opens(FieldClass.PLACE))
            .toList();
    int bytes =
        written.find(list.name() + ".csv", access.viewer()).map(l -> l.csv().length).orElse(0);
    return new ListCard(
        list.name(),
        list.title(),
        list.teams(),
        list.properties(),
        living.size(),
        living.stream().map(Entity::updatedAt).max(Comparator.naturalOrder()),
        writable ? conflicts.listOpen(list.id()).size() : 0,
        writable ? waiting.listIn(list.id()).size() : 0,
        bytes,
        writable);
  }

  private List<WaitingCard> waiting(ListDefinition list, Map<UUID, Entity> byId) {
    Map<String, String> labels =
        byId.values().stream().collect(Collectors.toMap(e -> e.id().toString(), Entity::label));
    return waiting.listIn(list.id()).stream()
        .map(w ->
            new WaitingCard(
                Submission.sentId(w.instanceId()),
                w.ordinal(),
                w.entity(),
                Optional.ofNullable(labels.get(w.entity())),
                w.reason().code(),
                w.base(),
                w.seen(),
                w.since()))
        .toList();
  }

  private ConflictCard card(ListDefinition list, Conflict c, Map<UUID, Entity> byId) {
    Map<Integer, Deed> deeds =
        entities.listDeeds(list.id(), c.entity()).stream()
            .collect(Collectors.toMap(Deed::version, Function.identity()));
    Optional<Entity> entity = Optional.ofNullable(byId.get(c.entity()));
    Optional<Entity> other = c.otherEntity().flatMap(id -> Optional.ofNullable(byId.get(id)));
    Optional<Saying> earlier =
        c.otherEntity().isPresent()
            ? Optional.empty()
            : Optional.ofNullable(deeds.get(c.otherVersion())).map(d -> saying(d, c.earlier()));
    Deed brought = Optional.ofNullable(deeds.get(c.version())).orElseThrow();
    return new ConflictCard(
        c.id(),
        c.kind().code(),
        c.property(),
        c.entity(),
        entity.map(Entity::label).orElse(""),
        c.otherEntity(),
        other.map(Entity::label),
        c.before(),
        earlier,
        saying(brought, c.said()),
        entity.map(e -> e.values().getOrDefault(c.property(), "")).orElse(""),
        c.openedAt());
  }

  private Saying saying(Deed deed, String value) {
    return new Saying(
        deed.version(),
        value,
        deed.member().flatMap(this::nameOf),
        deed.notedAt(),
        deed.source().map(Submission::sentId));
  }

  private Optional<String> nameOf(MemberId id) {
    return people.findMember(id).map(Member::name);
  }

  /** Every change of an entity, the newest first, for those who may change it. */
  public List<DeedCard> history(String name, String id, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    List<Deed> deeds = entities.listDeeds(list.id(), Desk.uuid(id));
    if (deeds.isEmpty()) {
      throw ListsProblem.unknownEntity(id);
    }
    List<DeedCard> cards = new ArrayList<>();
    Map<String, String> before = Map.of();
    for (Deed deed : deeds) {
      cards.addFirst(card(deed, before));
      before = deed.after();
    }
    return cards;
  }

  private DeedCard card(Deed deed, Map<String, String> before) {
    Map<String, List<String>> changed = new TreeMap<>();
    deed.after()
        .forEach((property, value) -> {
          String was = before.getOrDefault(property, "");
          if (!was.equals(value)) {
            changed.put(property, List.of(was, value));
          }
        });
    return new DeedCard(
        deed.version(),
        deed.kind().code(),
        deed.member().flatMap(this::nameOf),
        deed.notedAt(),
        deed.receivedAt(),
        deed.source().map(Submission::sentId),
        deed.base(),
        deed.branch().isPresent(),
        deed.forced(),
        changed);
  }
}

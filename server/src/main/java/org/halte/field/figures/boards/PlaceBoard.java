package org.halte.field.figures.boards;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.base.geo.Position;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.Selection;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceDesk;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.places.PlaceState;
import org.halte.field.places.PlacesProblem;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.NeedRule;
import org.springframework.stereotype.Service;

/** Places as one viewer may see them: the list behind the map, and the sheet of one place. */
@Service
public class PlaceBoard {

  private static final Set<String> LIVING =
      Set.of(PlaceState.ACTIVE.code(), PlaceState.UNCERTAIN.code(), PlaceState.TO_CHECK.code());

  private final Policy policy;
  private final PlaceRegistry registry;
  private final PlaceDesk desk;
  private final PlaceBoardStore store;
  private final PlaceCards cards;
  private final ReportBoard reports;
  private final NightCalendar calendar;

  PlaceBoard(
      Policy policy,
      PlaceRegistry registry,
      PlaceDesk desk,
      PlaceBoardStore store,
      PlaceCards cards,
      ReportBoard reports,
      NightCalendar calendar) {
    this.policy = policy;
    this.registry = registry;
    this.desk = desk;
    this.store = store;
    this.cards = cards;
    this.reports = reports;
    this.calendar = calendar;
  }

  /**
   * One place with its past.
   *
   * @param visits its reports, newest first, each as the viewer may see it
   * @param needsHistory every need that is open, and every one of late that ended by a visit that
   *     shows; moments to the hour for those who may not know exactly
   * @param circle who knows of a secret place, for those who may change it
   */
  public record Sheet(
      @JsonUnwrapped PlaceCard place,
      Set<UUID> circle,
      List<ReportCard> visits,
      List<NeedStory> needsHistory,
      List<EvictionStory> evictions) {
    public Sheet {
      circle = Set.copyOf(circle);
      visits = List.copyOf(visits);
      needsHistory = List.copyOf(needsHistory);
      evictions = List.copyOf(evictions);
    }
  }

  /** One need from opening to end. */
  public record NeedStory(
      String item,
      Optional<Integer> quantity,
      Optional<String> urgency,
      Instant opened,
      Instant confirmed,
      Optional<Instant> covered,
      boolean lapsed) {}

  /** An eviction of the place. */
  public record EvictionStory(
      String instanceId,
      String night,
      Optional<Instant> at,
      Optional<String> solution,
      Optional<Integer> people,
      Optional<String> kind) {

    static EvictionStory of(ReportCard card) {
      return new EvictionStory(
          card.instanceId(),
          card.night(),
          card.startedAt(),
          card.eviction().map(EvictionFacts::solution),
          card.eviction().flatMap(EvictionFacts::people),
          card.eviction().flatMap(EvictionFacts::kind));
    }
  }

  /** A place near a point. */
  public record Near(PlaceCard place, long metres) {}

  /** The places of a selection that the viewer may see. */
  public List<PlaceCard> list(Selection selection, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("places"));
    Set<UUID> cleared = store.listEvicted(selection, access);
    return draw(store.listVisible(selection, access), access).stream()
        .filter(card -> isSelected(card, selection))
        .filter(card -> isOfTime(card, selection, cleared))
        .toList();
  }

  /** The card of one place, if it exists for the viewer. */
  public Optional<PlaceCard> find(UUID id, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("place", id.toString()));
    return draw(List.of(id), access).stream().findFirst();
  }

  /**
   * One place with its past.
   *
   * @throws PlacesProblem when the place does not exist for the viewer
   */
  public Sheet getSheet(UUID id, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("place", id.toString()));
    PlaceCard card =
        draw(List.of(id), access).stream()
            .findFirst()
            .orElseThrow(() -> PlacesProblem.unknown(id.toString()));
    List<ReportCard> all = reports.listAt(id, access);
    return new Sheet(
        card,
        card.mayEdit() ? circle(id) : Set.of(),
        all.stream().filter(report -> !report.category().equals("expulsion")).toList(),
        needs(id, access),
        all.stream()
            .filter(report -> report.eviction().isPresent())
            .map(EvictionStory::of)
            .toList());
  }

  private Set<UUID> circle(UUID id) {
    return registry.find(id).stream()
        .flatMap(place -> place.circle().stream())
        .map(MemberId::value)
        .collect(Collectors.toSet());
  }

  /** The places within 150 m that the viewer may see exactly, nearest first. */
  public List<Near> near(Position centre, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("places", "near"));
    return desk.near(centre, viewer).stream()
        .flatMap(near ->
            draw(List.of(near.place().id()), access).stream()
                .map(card -> new Near(card, Math.round(near.metres()))))
        .toList();
  }

  /** What is open is summed up as on the card; what has ended is told by visits that show. */
  private List<NeedStory> needs(UUID id, Access access) {
    List<VisitRow> rows = store.listVisits(List.of(id)).getOrDefault(id, List.of());
    return Stream.concat(
            needs(rows, access.summing(), true).stream(), needs(rows, access, false).stream())
        .sorted(Comparator.comparing(NeedStory::opened).reversed())
        .toList();
  }

  private List<NeedStory> needs(List<VisitRow> rows, Access access, boolean open) {
    NeedTimes times = new NeedTimes();
    List<NeedRule.Visit> visits =
        rows.stream()
            .flatMap(row ->
                Optional.of(access.decide(row.facts()))
                    .filter(decision -> decision.opens(FieldClass.NEEDS))
                    .map(decision -> times.visit(row, decision))
                    .stream())
            .toList();
    return NeedRule.history(visits, calendar.tonight()).stream()
        .filter(need -> (need.end() == NeedRule.End.OPEN) == open)
        .map(need -> story(need, times))
        .toList();
  }

  private static NeedStory story(NeedRule.Need need, NeedTimes times) {
    return new NeedStory(
        need.item(),
        need.quantity(),
        need.urgency(),
        times.said(need.opened()),
        times.said(need.confirmed()),
        need.covered().map(times::said),
        need.end() == NeedRule.End.LAPSED);
  }

  private List<PlaceCard> draw(List<UUID> ids, Access access) {
    return bundles(ids, access).stream()
        .flatMap(bundle -> cards.draw(bundle, access).stream())
        .toList();
  }

  /** Doubles are told of only where the viewer sees both places. */
  private List<PlaceCards.Bundle> bundles(List<UUID> ids, Access access) {
    Map<UUID, Place> places = byId(ids);
    Map<UUID, List<VisitRow>> visits = store.listVisits(ids);
    Map<UUID, Set<UUID>> doubles = store.listDoubles(ids);
    Map<UUID, Place> others =
        byId(doubles.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    return ids.stream()
        .filter(places::containsKey)
        .map(id ->
            new PlaceCards.Bundle(
                place(places, id),
                visits.getOrDefault(id, List.of()),
                plainOnes(
                    doubles.getOrDefault(id, Set.of()).stream()
                        .flatMap(other -> Optional.ofNullable(others.get(other)).stream())
                        .toList(),
                    access)))
        .toList();
  }

  private Map<UUID, Place> byId(Collection<UUID> ids) {
    return registry.listEver(ids).stream().collect(Collectors.toMap(Place::id, place -> place));
  }

  private static Place place(Map<UUID, Place> places, UUID id) {
    return Optional.ofNullable(places.get(id)).orElseThrow();
  }

  /** Those of some places that show by name and point. */
  static Set<UUID> plainOnes(List<Place> places, Access access) {
    return places.stream()
        .flatMap(place -> PlaceView.of(place, access).stream())
        .filter(PlaceView::isPlain)
        .map(PlaceView::id)
        .collect(Collectors.toSet());
  }

  /** Only by what the card shows: a filter must not tell what the card does not. */
  private static boolean isSelected(PlaceCard card, Selection selection) {
    boolean needed =
        selection.needs().isEmpty()
            || card.needs().stream().anyMatch(need -> selection.needs().contains(need.item()));
    boolean urgent =
        selection.urgencies().isEmpty()
            || selection
                .urgencies()
                .contains(card.alert().equals("vital") ? "vitale" : card.alert())
            || card.needs().stream()
                .flatMap(need -> need.urgency().stream())
                .anyMatch(selection.urgencies()::contains);
    boolean inside =
        selection.box().isEmpty()
            || card.position().filter(selection.box().get()::contains).isPresent();
    return needed && urgent && inside;
  }

  /** What lives is always shown; what does not, if somebody was there in those nights. */
  private static boolean isOfTime(PlaceCard card, Selection selection, Set<UUID> cleared) {
    return (selection.from().isEmpty() && selection.to().isEmpty())
        || card.state().map(LIVING::contains).orElse(true)
        || cleared.contains(card.id())
        || card.lastVisit().filter(visit -> isWithin(visit.night(), selection)).isPresent();
  }

  private static boolean isWithin(String night, Selection selection) {
    return selection.from().filter(from -> from.toString().compareTo(night) > 0).isEmpty()
        && selection.to().filter(to -> to.toString().compareTo(night) < 0).isEmpty();
  }
}

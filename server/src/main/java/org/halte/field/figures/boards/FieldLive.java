package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.changes.Change;
import org.halte.core.live.LiveItem;
import org.halte.core.live.LiveSource;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.Report;
import org.halte.field.reports.ReportDesk;
import org.springframework.stereotype.Component;

/** Shows reports, places and evictions live, with the very cards of the API. */
@Component
class FieldLive implements LiveSource {

  /** Under which a change of a place names the report that it comes from. */
  private static final String CAUSE = "report";

  private final ReportDesk reports;
  private final PlaceRegistry places;
  private final PlaceBoardStore store;
  private final ReportCards reportCards;
  private final PlaceCards placeCards;

  FieldLive(
      ReportDesk reports,
      PlaceRegistry places,
      PlaceBoardStore store,
      ReportCards reportCards,
      PlaceCards placeCards) {
    this.reports = reports;
    this.places = places;
    this.store = store;
    this.reportCards = reportCards;
    this.placeCards = placeCards;
  }

  /**
   * What an event carries, as far as its card tells it.
   *
   * @param kind what happened: {@code filed}, {@code replaced}, {@code reviewed} …; {@code changed}
   *     for who is not told what
   * @param id of the place, or the instance id of the report
   * @param at to the hour for those who may not know exactly
   */
  record Told(
      String kind,
      String id,
      Optional<String> place,
      Optional<String> zone,
      Optional<String> night,
      Instant at,
      Optional<ReportCard> report,
      Optional<PlaceCard> card) {}

  @Override
  public Set<String> topics() {
    return Set.of("report", "place", "eviction");
  }

  @Override
  public Optional<LiveItem> load(Change change) {
    return change.topic().equals("place") ? loadPlace(change) : loadReport(change);
  }

  private Optional<LiveItem> loadReport(Change change) {
    Optional<Report> found = reports.find(change.subject());
    Optional<ReportCards.About> about =
        found.flatMap(Report::place).flatMap(places::find).map(this::about);
    return found.map(report -> access -> view(report, about, change, access));
  }

  private ReportCards.About about(Place place) {
    return new ReportCards.About(place, others(place.id()));
  }

  private List<Place> others(UUID id) {
    return places.listByIds(store.listDoubles(Set.of(id)).getOrDefault(id, Set.of()));
  }

  private LiveItem.View view(
      Report report, Optional<ReportCards.About> about, Change change, Access access) {
    Decision decision = access.decide(report.facts());
    return when(decision, change, access)
        .orElseGet(() ->
            reportCards
                .draw(report, about, access)
                .map(card -> LiveItem.View.shown(told(card, decision, change)))
                .orElse(LiveItem.View.HIDDEN));
  }

  private static Told told(ReportCard card, Decision decision, Change change) {
    return new Told(
        change.kind(),
        card.instanceId(),
        card.place().map(ReportCard.AtPlace::id),
        card.zone(),
        Optional.of(card.night()),
        decision.moment(change.at()),
        Optional.of(card),
        Optional.empty());
  }

  private Optional<LiveItem> loadPlace(Change change) {
    UUID id = UUID.fromString(change.subject());
    Optional<Place> found = places.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Place place = found.get();
    List<VisitRow> visits = store.listVisits(Set.of(id)).getOrDefault(id, List.of());
    List<Place> others = others(id);
    Optional<Report> cause =
        Optional.ofNullable(change.body().get(CAUSE)).map(String::valueOf).flatMap(reports::find);
    return Optional.of(access -> view(place, visits, others, cause, change, access));
  }

  private LiveItem.View view(
      Place place,
      List<VisitRow> visits,
      List<Place> others,
      Optional<Report> cause,
      Change change,
      Access access) {
    // What a visit did to its place is no news to whom that visit tells nothing, not even in a sum.
    Access summing = access.summing();
    if (cause.filter(r -> summing.decide(r.facts()).since().isEmpty()).isPresent()) {
      return LiveItem.View.HIDDEN;
    }
    Decision decision = access.decide(place.facts());
    PlaceCards.Bundle bundle =
        new PlaceCards.Bundle(place, visits, PlaceBoard.plainOnes(others, access));
    return when(decision, change, access)
        .orElseGet(() ->
            placeCards
                .draw(bundle, access)
                .map(card -> LiveItem.View.shown(told(card, decision, change)))
                .orElse(LiveItem.View.HIDDEN));
  }

  private static Told told(PlaceCard card, Decision decision, Change change) {
    return new Told(
        decision.opens(FieldClass.PLACE) ? change.kind() : "changed",
        card.id().toString(),
        Optional.of(card.id().toString()),
        card.zone(),
        card.lastVisit().map(PlaceCard.LastVisit::night),
        decision.moment(change.at()),
        Optional.empty(),
        Optional.of(card));
  }

  /** That the viewer learns of a change later, or never; empty for now. */
  private static Optional<LiveItem.View> when(Decision decision, Change change, Access access) {
    Optional<Instant> due = decision.tells(change.at());
    if (due.isEmpty()) {
      return Optional.of(LiveItem.View.HIDDEN);
    }
    return due.filter(at -> at.isAfter(access.now())).map(LiveItem.View::later);
  }
}

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
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.Report;
import org.halte.field.reports.ReportDesk;
import org.springframework.stereotype.Component;

/** Shows reports, places and evictions live, with the very cards of the API. */
@Component
class FieldLive implements LiveSource {

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
   * What an event carries.
   *
   * @param kind what happened: {@code filed}, {@code replaced}, {@code reviewed}, {@code changed} …
   * @param id of the place, or the instance id of the report
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
    Optional<Place> place = found.flatMap(Report::place).flatMap(places::find);
    return found.map(report -> access -> view(report, place, change, access));
  }

  private LiveItem.View view(Report report, Optional<Place> place, Change change, Access access) {
    return reportCards
        .draw(report, place, access)
        .map(card ->
            LiveItem.View.shown(
                new Told(
                    change.kind(),
                    card.instanceId(),
                    card.place().map(ReportCard.AtPlace::id),
                    card.zone(),
                    Optional.of(card.night()),
                    change.at(),
                    Optional.of(card),
                    Optional.empty())))
        .orElseGet(() -> later(access.decide(report.facts())));
  }

  private Optional<LiveItem> loadPlace(Change change) {
    UUID id = UUID.fromString(change.subject());
    Optional<Place> found = places.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Place place = found.get();
    List<VisitRow> visits = store.listVisits(Set.of(id)).getOrDefault(id, List.of());
    Set<UUID> doubles = store.listDoubles(Set.of(id)).getOrDefault(id, Set.of());
    List<Place> others = places.listByIds(doubles);
    return Optional.of(access -> view(place, visits, others, change, access));
  }

  private LiveItem.View view(
      Place place, List<VisitRow> visits, List<Place> others, Change change, Access access) {
    PlaceCards.Bundle bundle =
        new PlaceCards.Bundle(place, visits, PlaceBoard.plainOnes(others, access));
    return placeCards
        .draw(bundle, access)
        .map(card ->
            LiveItem.View.shown(
                new Told(
                    change.kind(),
                    card.id().toString(),
                    Optional.of(card.id().toString()),
                    card.zone(),
                    card.lastVisit().map(PlaceCard.LastVisit::night),
                    change.at(),
                    Optional.empty(),
                    Optional.of(card))))
        .orElseGet(() -> later(access.decide(place.facts())));
  }

  private static LiveItem.View later(Decision decision) {
    return decision.since().map(LiveItem.View::later).orElse(LiveItem.View.HIDDEN);
  }
}

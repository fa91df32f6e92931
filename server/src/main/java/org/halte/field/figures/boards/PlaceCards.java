package org.halte.field.figures.boards;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Precision;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.boards.PlaceCard.Headcount;
import org.halte.field.figures.boards.PlaceCard.LastVisit;
import org.halte.field.places.Place;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.NeedRule;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.springframework.stereotype.Component;

/**
 * Draws the card of a place for one viewer from the place and its visits, each under its own
 * rights: a partner's visit that the viewer may not see leaves no trace on the card. Pure, so that
 * one loading serves all who listen.
 */
@Component
class PlaceCards {

  private final NightCalendar calendar;
  private final Names names;

  PlaceCards(NightCalendar calendar, Names names) {
    this.calendar = calendar;
    this.names = names;
  }

  /** A place with its visits of late, in any order, and the places it may double. */
  record Bundle(Place place, List<VisitRow> visits, Set<UUID> doubles) {
    Bundle {
      visits =
          visits.stream()
              .sorted(
                  Comparator.comparing(VisitRow::at).thenComparingLong(VisitRow::number).reversed())
              .toList();
    }
  }

  private record Seen(VisitRow row, Decision decision) {}

  /** The card, or nothing when the place does not exist for the viewer. */
  Optional<PlaceCard> draw(Bundle bundle, Access access) {
    Place place = bundle.place();
    Decision decision = access.decide(place.facts());
    if (!decision.visible()) {
      return Optional.empty();
    }
    Night tonight = calendar.tonight();
    List<Seen> seen =
        bundle.visits().stream()
            .map(row -> new Seen(row, access.decide(row.facts())))
            .filter(visit -> visit.decision().visible())
            .toList();
    boolean named = decision.opens(FieldClass.PLACE);
    Optional<LastVisit> last = lastVisit(seen);
    return Optional.of(
        new PlaceCard(
            place.id(),
            place.number(),
            place.version(),
            named ? Optional.of(place.name()) : Optional.empty(),
            named ? Optional.of(place.kind().code()) : Optional.empty(),
            named ? Optional.of(place.state().code()) : Optional.empty(),
            place.sensitivity().code(),
            names.organisation(place.organisation()),
            place.zone().map(ZoneId::code),
            decision.precision() == Precision.EXACT ? "exact" : "district",
            position(place, decision),
            last,
            headcount(seen, tonight),
            needs(seen, tonight),
            alert(seen, tonight).code(),
            seen.stream().findFirst().map(visit -> nights(visit.row(), tonight)),
            named ? List.copyOf(bundle.doubles()) : List.of(),
            access.mayWrite(place.facts())));
  }

  /** The point, or the centre of the cell that never changes for a point. */
  static Optional<Position> position(Place place, Decision decision) {
    if (!decision.opens(FieldClass.POSITION)) {
      return Optional.empty();
    }
    return decision.precision() == Precision.EXACT
        ? place.position()
        : place.cell().map(Cell::centre);
  }

  private Optional<LastVisit> lastVisit(List<Seen> seen) {
    return seen.stream()
        .filter(visit -> visit.decision().opens(FieldClass.PLACE))
        .findFirst()
        .map(visit ->
            new LastVisit(
                night(visit).toString(),
                hour(visit.row().at(), visit.decision()),
                visit.row().result().map(Result::code),
                visit.row().category(),
                names.organisation(visit.row().facts().owner()).name()));
  }

  /** Exactly when is for those who may know the team; others learn the hour. */
  static Instant hour(Instant at, Decision decision) {
    return decision.opens(FieldClass.TEAM) ? at : at.truncatedTo(ChronoUnit.HOURS);
  }

  private static Optional<Headcount> headcount(List<Seen> seen, Night tonight) {
    return seen.stream()
        .filter(visit -> visit.decision().opens(FieldClass.COUNTS))
        .filter(visit -> visit.row().headcount().isPresent())
        .findFirst()
        .map(visit ->
            new Headcount(
                visit.decision().rounded(visit.row().headcount().orElseThrow()),
                visit.row().quality().code(),
                night(visit).toString(),
                isRecent(visit, tonight) && visit.row().quality() != Quality.HEARSAY));
  }

  private static List<PlaceCard.Need> needs(List<Seen> seen, Night tonight) {
    List<NeedRule.Visit> visits =
        seen.stream()
            .filter(visit -> visit.decision().opens(FieldClass.NEEDS))
            .map(visit ->
                new NeedRule.Visit(
                    night(visit),
                    visit.row().at(),
                    visit.row().number(),
                    visit.row().needs(),
                    visit.row().given()))
            .toList();
    return NeedRule.open(visits, tonight).stream()
        .map(
            need -> new PlaceCard.Need(need.item(), need.urgency(), need.quantity(), need.opened()))
        .toList();
  }

  private static Alert alert(List<Seen> seen, Night tonight) {
    return seen.stream()
        .filter(visit -> visit.decision().opens(FieldClass.NEEDS))
        .findFirst()
        .filter(visit -> isRecent(visit, tonight))
        .map(visit -> visit.row().alert())
        .orElse(Alert.NONE);
  }

  private static boolean isRecent(Seen visit, Night tonight) {
    return night(visit).plus(NeedRule.LAPSE_NIGHTS).compareTo(tonight) >= 0;
  }

  private static long nights(VisitRow row, Night tonight) {
    Night night = row.facts().night().orElseThrow();
    return Math.max(0, ChronoUnit.DAYS.between(night.date(), tonight.date()));
  }

  private static Night night(Seen visit) {
    return visit.row().facts().night().orElseThrow();
  }
}

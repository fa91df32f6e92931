package org.halte.field.figures.boards;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.boards.PlaceCard.Headcount;
import org.halte.field.figures.boards.PlaceCard.LastVisit;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.NeedRule;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.springframework.stereotype.Component;

/**
 * Draws the card of a place for one viewer from the place and its visits, each under its own
 * rights: a partner's visit that the viewer may not see leaves no trace on the card. Where an
 * agreement opens how a place stands and not its past, its past visits still add up to its people
 * and its needs; none of them shows. Pure, so that one loading serves all who listen.
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
    return PlaceView.of(bundle.place(), access).map(view -> draw(view, bundle, access));
  }

  private PlaceCard draw(PlaceView view, Bundle bundle, Access access) {
    Night tonight = calendar.tonight();
    List<Seen> shown = seen(bundle, access);
    List<Seen> summed = seen(bundle, access.summing());
    boolean named = view.name().isPresent();
    return new PlaceCard(
        view.id(),
        view.number(),
        view.version(),
        view.name(),
        view.kind().map(PlaceKind::code),
        view.state().map(PlaceState::code),
        view.sensitivity().code(),
        names.organisation(view.organisation()),
        view.zone().map(ZoneId::code),
        view.precision(),
        view.position(),
        lastVisit(shown),
        headcount(summed, tonight),
        needs(summed, tonight),
        alert(summed, tonight).code(),
        named
            ? summed.stream().findFirst().map(visit -> nights(visit.row(), tonight))
            : Optional.empty(),
        named ? List.copyOf(bundle.doubles()) : List.of(),
        view.mayEdit());
  }

  private static List<Seen> seen(Bundle bundle, Access access) {
    return bundle.visits().stream()
        .map(row -> new Seen(row, access.decide(row.facts())))
        .filter(visit -> visit.decision().visible())
        .toList();
  }

  private Optional<LastVisit> lastVisit(List<Seen> seen) {
    return seen.stream()
        .filter(visit -> visit.decision().opens(FieldClass.PLACE))
        .findFirst()
        .map(visit ->
            new LastVisit(
                night(visit).toString(),
                visit.decision().moment(visit.row().at()),
                visit.row().result().map(Result::code),
                visit.row().category(),
                names.organisation(visit.row().facts().owner()).name()));
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
                visit.decision().shown(FieldClass.PLACE, Optional.of(night(visit).toString())),
                isRecent(visit, tonight) && visit.row().quality() != Quality.HEARSAY));
  }

  private static List<PlaceCard.Need> needs(List<Seen> seen, Night tonight) {
    NeedTimes times = new NeedTimes();
    List<NeedRule.Visit> visits =
        seen.stream()
            .filter(visit -> visit.decision().opens(FieldClass.NEEDS))
            .map(visit -> times.visit(visit.row(), visit.decision()))
            .toList();
    return NeedRule.open(visits, tonight).stream()
        .map(need ->
            new PlaceCard.Need(
                need.item(), need.urgency(), need.quantity(), times.said(need.opened())))
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

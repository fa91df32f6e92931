package org.halte.field.figures.boards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Precision;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Coded;
import org.halte.field.places.Place;
import org.halte.field.reports.Report;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Result;
import org.springframework.stereotype.Component;

/** Draws the card of a report for one viewer. Pure: one loading serves all who listen. */
@Component
class ReportCards {

  private final Names names;

  ReportCards(Names names) {
    this.names = names;
  }

  /**
   * The card, or nothing when the report does not exist for the viewer.
   *
   * @param place the place it is about, if any
   */
  Optional<ReportCard> draw(Report report, Optional<Place> place, Access access) {
    Decision decision = access.decide(report.facts());
    return decision.visible()
        ? Optional.of(draw(report, place, decision, access))
        : Optional.empty();
  }

  private ReportCard draw(Report r, Optional<Place> place, Decision d, Access access) {
    boolean team = d.opens(FieldClass.TEAM);
    boolean plain = d.opens(FieldClass.PLACE);
    boolean counts = d.opens(FieldClass.COUNTS);
    return new ReportCard(
        r.sentId(),
        r.number(),
        r.version(),
        r.form(),
        r.formVersion(),
        r.category(),
        names.organisation(r.organisation()),
        team ? r.team().map(names::team) : Optional.empty(),
        team ? r.member().map(names::member) : Optional.empty(),
        place.flatMap(p -> at(p, d, access)),
        r.zone().map(ZoneId::code),
        r.night().toString(),
        plain ? Optional.of(PlaceCards.hour(r.startedAt(), d)) : Optional.empty(),
        team ? Optional.of(r.receivedAt()) : Optional.empty(),
        plain ? r.result().map(Result::code) : Optional.empty(),
        counts ? r.headcount().map(d::rounded) : Optional.empty(),
        counts && r.headcount().isPresent()
            ? Optional.of(r.quality()).map(Coded::code)
            : Optional.empty(),
        open(d, FieldClass.VULNERABLE, r::women),
        open(d, FieldClass.VULNERABLE, r::families),
        open(d, FieldClass.VULNERABLE, r::minorsAlone),
        d.opens(FieldClass.NEEDS) ? r.needs() : List.of(),
        d.opens(FieldClass.GIVEN) ? r.given() : List.of(),
        d.opens(FieldClass.NEEDS) ? Optional.of(r.alert()).map(Coded::code) : Optional.empty(),
        d.opens(FieldClass.PHOTO) ? r.photos() : 0,
        r.status().code(),
        d.opens(FieldClass.TEXT)
            ? r.flags().stream().map(Coded::code).sorted().toList()
            : List.of(),
        d.precision() == Precision.EXACT ? "exact" : "district",
        position(r, place, d, access),
        d.opens(FieldClass.TEXT) ? r.texts() : Map.of(),
        plain ? r.eviction().map(e -> eviction(e, d)) : Optional.empty(),
        team ? r.replacedBy() : Optional.empty(),
        access.mayWrite(r.facts()));
  }

  private static <T> Optional<T> open(
      Decision decision, FieldClass fieldClass, Supplier<Optional<T>> value) {
    return decision.opens(fieldClass) ? value.get() : Optional.empty();
  }

  /** The place has rights of its own: a report does not open what its place does not. */
  private static Optional<ReportCard.AtPlace> at(Place place, Decision report, Access access) {
    Decision decision = access.decide(place.facts());
    if (!decision.visible()) {
      return Optional.empty();
    }
    boolean plain = decision.opens(FieldClass.PLACE) && report.opens(FieldClass.PLACE);
    return Optional.of(
        new ReportCard.AtPlace(
            place.id().toString(),
            plain ? Optional.of(place.name()) : Optional.empty(),
            plain ? Optional.of(place.kind().code()) : Optional.empty(),
            plain ? Optional.of(place.state().code()) : Optional.empty()));
  }

  /** Where the report was made if it says so, else where its place is. */
  private static Optional<Position> position(
      Report report, Optional<Place> place, Decision decision, Access access) {
    if (!decision.opens(FieldClass.POSITION)) {
      return Optional.empty();
    }
    if (decision.precision() == Precision.DISTRICT) {
      // Always the cell of the place: the points of many reports would find it.
      return place.flatMap(Place::cell).map(Cell::centre);
    }
    return report
        .position()
        .or(() -> place.flatMap(p -> PlaceCards.position(p, access.decide(p.facts()))));
  }

  private static EvictionFacts eviction(EvictionFacts e, Decision d) {
    boolean counts = d.opens(FieldClass.COUNTS);
    boolean all = d.opens(FieldClass.VULNERABLE);
    return new EvictionFacts(
        e.kind(),
        e.source(),
        e.legalBasis(),
        e.solution(),
        counts ? e.people().map(d::rounded) : Optional.empty(),
        e.quality(),
        counts ? e.left().map(d::rounded) : Optional.empty(),
        counts ? e.backOnStreet().map(d::rounded) : Optional.empty(),
        all ? e.arrests() : Optional.empty());
  }
}

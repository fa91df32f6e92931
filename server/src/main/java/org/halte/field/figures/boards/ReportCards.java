package org.halte.field.figures.boards;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.halte.base.geo.Position;
import org.halte.core.forms.FormId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Precision;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Coded;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.Report;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Flag;
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
   * The place of a report.
   *
   * @param others places that it may double
   */
  record About(Place place, List<Place> others) {
    About {
      others = List.copyOf(others);
    }
  }

  /**
   * The card, or nothing when the report does not exist for the viewer.
   *
   * @param about the place it is about, if any
   */
  Optional<ReportCard> draw(Report report, Optional<About> about, Access access) {
    Decision decision = access.decide(report.facts());
    return decision.visible()
        ? Optional.of(draw(report, about, decision, access))
        : Optional.empty();
  }

  private ReportCard draw(Report r, Optional<About> about, Decision d, Access access) {
    Optional<PlaceView> place = about.flatMap(a -> PlaceView.of(a.place(), access));
    boolean mayEdit = access.mayWrite(r.facts());
    boolean team = d.opens(FieldClass.TEAM);
    boolean plain = d.opens(FieldClass.PLACE);
    boolean counts = d.opens(FieldClass.COUNTS);
    return new ReportCard(
        r.sentId(),
        r.number(),
        mayEdit ? r.version() : 0,
        new FormId(r.form()).publicId(),
        r.formVersion(),
        r.category(),
        names.organisation(r.organisation()),
        team ? r.team().map(names::team) : Optional.empty(),
        team ? r.member().map(names::member) : Optional.empty(),
        place.map(p -> at(p, d)),
        d.zone().map(ZoneId::code),
        r.night().toString(),
        plain ? Optional.of(d.moment(r.startedAt())) : Optional.empty(),
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
        d.opens(FieldClass.TEXT) ? flags(r, about, access) : List.of(),
        d.precision() == Precision.EXACT ? "exact" : "district",
        position(r, place, d),
        d.opens(FieldClass.TEXT) ? r.texts() : Map.of(),
        plain ? r.eviction().map(e -> eviction(e, d)) : Optional.empty(),
        team ? r.replacedBy() : Optional.empty(),
        mayEdit);
  }

  private static <T> Optional<T> open(
      Decision decision, FieldClass fieldClass, Supplier<Optional<T>> value) {
    return decision.opens(fieldClass) ? value.get() : Optional.empty();
  }

  /**
   * Why somebody should look at it. That it made a place close to another one is known only to who
   * sees both: it is told by the places, when it is read.
   */
  private static List<String> flags(Report report, Optional<About> about, Access access) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(report.flags());
    flags.remove(Flag.POSSIBLE_DOUBLE);
    about.filter(a -> isDouble(report, a, access)).ifPresent(_ -> flags.add(Flag.POSSIBLE_DOUBLE));
    return flags.stream().map(Coded::code).sorted().toList();
  }

  private static boolean isDouble(Report report, About about, Access access) {
    return about.place().createdFrom().filter(report.instanceId()::equals).isPresent()
        && PlaceView.of(about.place(), access).filter(PlaceView::isPlain).isPresent()
        && !PlaceBoard.plainOnes(about.others(), access).isEmpty();
  }

  /** The place has rights of its own: a report does not open what its place does not. */
  private static ReportCard.AtPlace at(PlaceView place, Decision report) {
    boolean plain = report.opens(FieldClass.PLACE);
    return new ReportCard.AtPlace(
        place.id().toString(),
        place.name().filter(_ -> plain),
        place.kind().filter(_ -> plain).map(PlaceKind::code),
        place.state().filter(_ -> plain).map(PlaceState::code));
  }

  /**
   * Where the report was made if it says so, else where its place is. By district it is always the
   * cell of the place: the points of many reports would find it.
   */
  private static Optional<Position> position(
      Report report, Optional<PlaceView> place, Decision decision) {
    return decision
        .position(report.position())
        .or(() -> decision.shown(FieldClass.POSITION, place.flatMap(PlaceView::position)));
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

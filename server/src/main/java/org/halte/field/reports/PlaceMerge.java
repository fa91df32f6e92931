package org.halte.field.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.intake.Submission;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.Viewer;
import org.halte.field.places.Circles;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceConflict;
import org.halte.field.places.PlaceHistory;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.places.PlacesProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a coordinator decides about places that contradict each other: two that are one, two values
 * for one. Reports follow a merge and go back when it is undone, so that figures stay whole.
 */
@Service
public class PlaceMerge {

  private final Policy policy;
  private final PlaceRegistry places;
  private final PlaceHistory history;
  private final Circles circles;
  private final ReportStore reports;
  private final PlaceUpkeep upkeep;
  private final People people;
  private final NightCalendar calendar;

  PlaceMerge(
      Policy policy,
      PlaceRegistry places,
      PlaceHistory history,
      Circles circles,
      ReportStore reports,
      PlaceUpkeep upkeep,
      People people,
      NightCalendar calendar) {
    this.policy = policy;
    this.places = places;
    this.history = history;
    this.circles = circles;
    this.reports = reports;
    this.upkeep = upkeep;
    this.people = people;
    this.calendar = calendar;
  }

  /** What there is to decide about a place, and what was merged into it. */
  public record ToDo(List<ConflictCard> conflicts, List<Merged> merged) {
    public ToDo {
      conflicts = List.copyOf(conflicts);
      merged = List.copyOf(merged);
    }
  }

  /** A place that turned out to be this one. */
  public record Merged(UUID id, String name) {}

  /** Who said something, and when. */
  public record Saying(String value, Optional<String> who, Instant at, Optional<String> report) {}

  /** Two values for one property. */
  public record ConflictCard(
      UUID id, String property, String before, Saying earlier, Saying said, String current) {}

  /** What there is to decide; throws {@link PlacesProblem} when the place is not the viewer's. */
  @Transactional
  public ToDo list(UUID id, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("place", id.toString()));
    Place place = writable(id, access);
    Map<String, String> now = PlaceHistory.values(place);
    return new ToDo(
        history.listOpen(id).stream()
            .map(c ->
                new ConflictCard(
                    c.id(),
                    c.property(),
                    c.before(),
                    saying(c.earlier(), c.earlierFrom(), c.earlierAt()),
                    saying(c.said(), Optional.of(c.saidFrom()), c.saidAt()),
                    now.getOrDefault(c.property(), "")))
            .toList(),
        places.listMergedInto(id).stream()
            .filter(p -> access.mayWrite(p.facts().ifThere()))
            .map(p -> new Merged(p.id(), p.name()))
            .toList());
  }

  private Saying saying(String value, Optional<String> report, Instant at) {
    Optional<String> who =
        report
            .flatMap(reports::find)
            .flatMap(Report::member)
            .flatMap(people::findMember)
            .map(Member::name);
    return new Saying(value, who, at, report.map(Submission::sentId));
  }

  /**
   * Two places are one.
   *
   * @param kept the one that goes on under its own name and position
   * @throws PlacesProblem when one of them is not the viewer's to change
   */
  @Transactional
  public void merge(UUID kept, UUID lost, Viewer viewer) {
    // Always in one order: two people who merge the two into each other wait, and one is too late.
    Stream.of(kept, lost).sorted().forEach(places::lock);
    Place stays = writable(kept, viewer);
    Place goes = writable(lost, viewer);
    if (stays.id().equals(goes.id()) || !stays.organisation().equals(goes.organisation())) {
      throw PlacesProblem.notYours();
    }
    if (stays.sensitivity().isLooserThan(goes.sensitivity())) {
      // To say that two are one says nothing of how well it must be guarded.
      places.change(guardedAs(stays, goes));
    }
    reports.giveReports(lost, kept);
    reports.moveReports(kept, stays.zone());
    places.merge(lost, kept);
    upkeep.refresh(kept);
  }

  private static Place guardedAs(Place place, Place other) {
    return Circles.with(place, other.sensitivity(), other.circle());
  }

  /** They were two after all: the lost place comes back, and its reports with it. */
  @Transactional
  public void undo(UUID lost, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("place", lost.toString()));
    var _ =
        places
            .lock(lost)
            .filter(place -> access.mayWrite(place.facts().ifThere()))
            .orElseThrow(() -> PlacesProblem.unknown(lost.toString()));
    UUID kept =
        places.findMergedInto(lost).orElseThrow(() -> PlacesProblem.unknown(lost.toString()));
    writable(kept, viewer);
    places.unmerge(lost);
    reports.takeReportsBack(lost, kept);
    places.find(lost).ifPresent(place -> reports.moveReports(lost, place.zone()));
    upkeep.refresh(kept);
    upkeep.refresh(lost);
  }

  /**
   * Chooses between two values.
   *
   * @param choice {@code earlier} or {@code said}
   */
  @Transactional
  public void decide(UUID id, UUID conflict, String choice, Viewer viewer) {
    Place place = writable(id, viewer);
    PlaceConflict found =
        history.listOpen(id).stream()
            .filter(c -> c.id().equals(conflict))
            .findFirst()
            .orElseThrow(() -> PlacesProblem.decided(conflict.toString()));
    String value =
        switch (choice) {
          case "earlier" -> found.earlier();
          case "said" -> found.said();
          default -> throw PlacesProblem.badValue("choice", choice, "earlier, said");
        };
    MemberId person = person(viewer);
    if (!history.close(conflict, choice, person.value())) {
      throw PlacesProblem.decided(conflict.toString());
    }
    places.change(chosen(place, found, choice, value, person), Optional.empty(), calendar.now());
  }

  private Place chosen(
      Place place, PlaceConflict found, String choice, String value, MemberId person) {
    if (!found.property().equals("sensitivity")) {
      return PlaceHistory.with(place, Map.of(found.property(), value), calendar.now());
    }
    Sensitivity level = Sensitivity.ofCode(value);
    // "As it was" never opens what somebody has closed since.
    return choice.equals("earlier") && level.isLooserThan(place.sensitivity())
        ? place
        : circles.with(place, level, Optional.of(person));
  }

  private Place writable(UUID id, Viewer viewer) {
    return writable(id, policy.open(viewer, new Reading("place", id.toString())));
  }

  private Place writable(UUID id, Access access) {
    Place place =
        places
            .lock(id)
            .filter(p -> places.find(id).isPresent() && access.decide(p.facts()).visible())
            .orElseThrow(() -> PlacesProblem.unknown(id.toString()));
    if (!access.mayWrite(place.facts())) {
      throw PlacesProblem.notYours();
    }
    return place;
  }

  private static MemberId person(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member.id();
      case Viewer.Connection program -> program.owner().id();
      case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ ->
          throw PlacesProblem.notYours();
    };
  }
}

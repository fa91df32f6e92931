package org.halte.field.reports;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.changes.Change;
import org.halte.base.changes.Changes;
import org.halte.base.changes.Follower;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.history.Histories;
import org.halte.core.intake.Submission;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Viewer;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.ReportFacts;
import org.halte.field.reports.facts.Status;
import org.halte.field.reports.typing.Meanings;
import org.halte.field.reports.typing.ReportTyping;
import org.springframework.stereotype.Component;

/**
 * Turns each submission into a report and brings its place up to date, in the transaction of the
 * feed. A submission seen again is derived again to the same result; a correction takes the place
 * of what it corrects, whichever of the two comes first. The report of a trial is never derived: it
 * counts nowhere. When a form's old answers are read anew, its reports are derived again.
 */
@Component
class ReportFollower implements Follower {

  private static final Viewer.System SELF = new Viewer.System("reports");

  private final Submissions submissions;
  private final FormLibrary library;
  private final Meanings meanings;
  private final ReportStore reports;
  private final PlaceUpkeep upkeep;
  private final PlaceRegistry places;
  private final Changes changes;
  private final NightCalendar calendar;

  ReportFollower(
      Submissions submissions,
      FormLibrary library,
      Meanings meanings,
      ReportStore reports,
      PlaceUpkeep upkeep,
      PlaceRegistry places,
      Changes changes,
      NightCalendar calendar) {
    this.submissions = submissions;
    this.library = library;
    this.meanings = meanings;
    this.reports = reports;
    this.upkeep = upkeep;
    this.places = places;
    this.changes = changes;
    this.calendar = calendar;
  }

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public Set<String> topics() {
    return Set.of("submission", Histories.TOPIC);
  }

  @Override
  public void apply(Change change) {
    switch (change.kind()) {
      case "received", "again" ->
          submissions.find(change.subject(), SELF).ifPresent(sent -> derive(sent, change.kind()));
      case "checked" -> mark(change.subject());
      case "mapped" -> {
        FormId form = new FormId(change.subject());
        meanings.forget(form);
        submissions.announceAgain(form);
      }
      default -> {
        // Attachments change nothing that is derived.
      }
    }
  }

  private void derive(Submission submission, String why) {
    if (library.isTrial(submission.form())) {
      return;
    }
    Filed filed = filed(submission);
    ReportFacts facts =
        ReportTyping.read(
            meanings.tell(submission.form(), InstanceReader.read(submission.xml())),
            meanings.categoryOf(submission.form()),
            submission.receivedAt(),
            calendar);
    Optional<Report> known = reports.lock(filed.instanceId());
    Optional<Report> original =
        filed.deprecatedId().flatMap(reports::lock).filter(r -> own(r, filed));
    Optional<Report> correction =
        reports.findCorrectionOf(filed.instanceId()).filter(r -> own(r, filed));
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(facts.flags());
    if (filed.deprecatedId().isPresent() && original.isEmpty()) {
      flags.add(Flag.NO_ORIGINAL);
    }
    boolean waits = waits(known, original, submission.held());
    Optional<Place> place =
        correction.isPresent()
            ? correction.get().place().flatMap(places::find)
            : waits
                ? upkeep.placeNamed(filed, facts, known)
                : upkeep.placeOf(filed, facts, original, flags);
    known.filter(k -> k.flags().contains(Flag.ANSWERS)).ifPresent(k -> flags.add(Flag.ANSWERS));
    Status status =
        correction.isPresent() ? Status.REPLACED : waits ? Status.HOLD : status(known, flags);
    reports.save(
        filed,
        facts,
        place.map(Place::id),
        place.flatMap(Place::zone),
        status,
        flags,
        calendar.now());
    if (!waits && facts.place().describes()) {
      place.map(Place::id).ifPresent(this::settle);
    }
    finish(filed, facts, place, known, original, correction, why.equals("again"));
  }

  private static Filed filed(Submission submission) {
    return new Filed(
        submission.instanceId(),
        submission.replaces(),
        submission.form().value(),
        submission.formVersion(),
        submission.organisation(),
        submission.team(),
        submission.member(),
        submission.receivedAt());
  }

  /** What waited and counts from now on says only now what it says of its place. */
  void deriveAgain(String instanceId) {
    submissions.find(instanceId, SELF).ifPresent(sent -> derive(sent, "received"));
  }

  /** Where a report stands when nobody judges it. */
  Status unjudged(Report report) {
    boolean held = submissions.find(report.instanceId(), SELF).filter(Submission::held).isPresent();
    return held ? Status.HOLD : byFlags(report.flags());
  }

  private static boolean own(Report report, Filed filed) {
    return report.organisation().equals(filed.organisation());
  }

  /** Whether a person must look before it counts; the correction of what waits goes on waiting. */
  private static boolean waits(Optional<Report> known, Optional<Report> original, boolean held) {
    Optional<Status> settled = known.map(Report::status).filter(Status::isSettled);
    return settled.isPresent()
        ? settled.get() == Status.HOLD
        : held || original.filter(r -> r.status() == Status.HOLD).isPresent();
  }

  private static Status status(Optional<Report> known, Set<Flag> flags) {
    return known.map(Report::status).filter(Status::isSettled).orElseGet(() -> byFlags(flags));
  }

  private void finish(
      Filed filed,
      ReportFacts facts,
      Optional<Place> place,
      Optional<Report> known,
      Optional<Report> original,
      Optional<Report> correction,
      boolean again) {
    original.ifPresent(r -> reports.replace(r.instanceId(), filed.instanceId(), calendar.now()));
    correction.ifPresent(r -> reports.replace(filed.instanceId(), r.instanceId(), calendar.now()));
    Set<UUID> touched = new LinkedHashSet<>();
    place.map(Place::id).ifPresent(touched::add);
    known.flatMap(Report::place).ifPresent(touched::add);
    original.flatMap(Report::place).ifPresent(touched::add);
    touched.forEach(upkeep::refresh);
    changes.append("report", again ? "retold" : "filed", filed.instanceId(), Map.of());
    original.ifPresent(r -> changes.append("report", "replaced", r.instanceId(), Map.of()));
    facts
        .eviction()
        .ifPresent(e -> changes.append("eviction", "filed", filed.instanceId(), Map.of()));
    Map<String, Object> cause = Map.of("report", filed.instanceId());
    touched.forEach(id -> changes.append("place", "visited", id.toString(), cause));
  }

  /** The place now has its description: reports that only waited for it are in order. */
  private void settle(UUID place) {
    reports.listCounted(place).stream()
        .filter(report -> report.flags().contains(Flag.UNKNOWN_PLACE))
        .flatMap(report -> reports.lock(report.instanceId()).stream())
        .forEach(waiting -> flag(waiting, without(waiting.flags(), Flag.UNKNOWN_PLACE), "filed"));
  }

  /** The check of the form found something, or finds nothing any more. */
  private void mark(String instanceId) {
    boolean wrong = !submissions.listFlags(submissions.read(instanceId, SELF)).isEmpty();
    reports
        .lock(instanceId)
        .filter(report -> report.flags().contains(Flag.ANSWERS) != wrong)
        .ifPresent(report ->
            flag(
                report,
                wrong ? with(report.flags(), Flag.ANSWERS) : without(report.flags(), Flag.ANSWERS),
                "checked"));
  }

  private void flag(Report report, Set<Flag> flags, String kind) {
    reports.setStatus(report.id(), undecided(report, flags), flags, calendar.now());
    changes.append("report", kind, report.instanceId(), Map.of());
  }

  private static Set<Flag> with(Set<Flag> flags, Flag more) {
    Set<Flag> all = EnumSet.of(more);
    all.addAll(flags);
    return all;
  }

  private static Set<Flag> without(Set<Flag> flags, Flag gone) {
    Set<Flag> left = EnumSet.noneOf(Flag.class);
    left.addAll(flags);
    left.remove(gone);
    return left;
  }

  /** What nobody has judged yet stands or falls with its flags. */
  private static Status undecided(Report report, Set<Flag> flags) {
    boolean open = report.status() == Status.OK || report.status() == Status.REVIEW;
    return open ? byFlags(flags) : report.status();
  }

  private static Status byFlags(Set<Flag> flags) {
    return flags.stream().anyMatch(Flag::needsReview) ? Status.REVIEW : Status.OK;
  }
}

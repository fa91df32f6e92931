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
import org.halte.core.intake.Intake;
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
    return Set.of(Intake.TOPIC, Histories.TOPIC);
  }

  @Override
  public void apply(Change change) {
    switch (change.kind()) {
      case Intake.RECEIVED, Intake.ACCEPTED, "again" ->
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
    Optional<Report> original = filed.replaces().flatMap(reports::lock);
    Optional<Report> correction = submission.replacedBy().flatMap(this::takenUp);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(facts.flags());
    boolean claims = submission.claims().isPresent() && filed.replaces().isEmpty();
    if (claims) {
      flags.add(Flag.NO_ORIGINAL);
    }
    boolean waits = waits(known, original, submission.held() || claims);
    PlaceNaming.Past past = new PlaceNaming.Past(known, original);
    Optional<Place> place =
        correction.isPresent()
            ? correction.get().place().flatMap(places::find)
            : waits
                ? upkeep.placeNamed(filed, facts, past)
                : upkeep.placeOf(filed, facts, past, flags);
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
    Telling telling =
        new Telling(why.equals("again"), waits && known.filter(k -> k.status().counts()).isEmpty());
    finish(filed, facts, place, new Versions(known, original, correction), telling);
  }

  private static Filed filed(Submission submission) {
    return new Filed(
        submission.instanceId(),
        submission.sentId(),
        submission.replaces(),
        submission.form().value(),
        submission.formVersion(),
        submission.organisation(),
        submission.team(),
        submission.member(),
        submission.link().isPresent(),
        submission.receivedAt());
  }

  /** A correction that came before what it corrects waited for it; now it counts. */
  private Optional<Report> takenUp(String correction) {
    if (reports.lock(correction).filter(ReportFollower::waitsForOriginal).isPresent()) {
      deriveAgain(correction);
    }
    return reports.lock(correction);
  }

  private static boolean waitsForOriginal(Report report) {
    return report.status() == Status.HOLD
        && report.reviewedBy().isEmpty()
        && report.flags().contains(Flag.NO_ORIGINAL);
  }

  /** What waited and counts from now on says only now what it says of its place. */
  void deriveAgain(String instanceId) {
    submissions.find(instanceId, SELF).ifPresent(sent -> derive(sent, "received"));
  }

  /** Where a report stands when nobody judges it. */
  Status unjudged(Report report) {
    boolean held = submissions.find(report.instanceId(), SELF).filter(Submission::held).isPresent();
    return held || report.flags().contains(Flag.NO_ORIGINAL)
        ? Status.HOLD
        : byFlags(report.flags());
  }

  /**
   * Whether a person must look before it counts; the correction of what waits goes on waiting.
   *
   * @param held whether it came so that somebody has to: by a link, or to replace what its sender
   *     may not replace
   */
  private static boolean waits(Optional<Report> known, Optional<Report> original, boolean held) {
    Optional<Status> settled = settled(known);
    return settled.isPresent()
        ? settled.get() == Status.HOLD
        : held || original.filter(r -> r.status() == Status.HOLD).isPresent();
  }

  private static Status status(Optional<Report> known, Set<Flag> flags) {
    return settled(known).orElseGet(() -> byFlags(flags));
  }

  /** What a person decided of it, or the link it came by. */
  private static Optional<Status> settled(Optional<Report> known) {
    return known
        .filter(report -> !waitsForOriginal(report))
        .map(Report::status)
        .filter(Status::isSettled);
  }

  /** A report beside the one it corrects and the one that corrects it. */
  private record Versions(
      Optional<Report> known, Optional<Report> original, Optional<Report> correction) {}

  /**
   * What others are told of a report.
   *
   * @param quietly whether nothing came of it yet: only that it waits is said
   */
  private record Telling(boolean again, boolean quietly) {}

  private void finish(
      Filed filed, ReportFacts facts, Optional<Place> place, Versions versions, Telling telling) {
    versions
        .correction()
        .ifPresent(r -> reports.replace(filed.instanceId(), r.sentId(), calendar.now()));
    changes.append("report", telling.again() ? "retold" : "filed", filed.instanceId(), Map.of());
    versions
        .original()
        .ifPresent(r -> reports.replace(r.instanceId(), filed.sentId(), calendar.now()));
    if (telling.quietly()) {
      return;
    }
    Set<UUID> touched = new LinkedHashSet<>();
    place.map(Place::id).ifPresent(touched::add);
    versions.known().flatMap(Report::place).ifPresent(touched::add);
    versions.original().flatMap(Report::place).ifPresent(touched::add);
    touched.forEach(upkeep::refresh);
    versions
        .original()
        .ifPresent(r -> changes.append("report", "replaced", r.instanceId(), Map.of()));
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
        .forEach(this::settle);
  }

  /** What a report said of a place that was not there yet is taken up now. */
  private void settle(Report waiting) {
    if (waiting.category().equals("lieu")) {
      deriveAgain(waiting.instanceId());
    } else {
      flag(waiting, without(waiting.flags(), Flag.UNKNOWN_PLACE), "filed");
    }
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

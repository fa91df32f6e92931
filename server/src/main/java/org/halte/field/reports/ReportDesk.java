package org.halte.field.reports;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.halte.base.changes.Changes;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.intake.Replacements;
import org.halte.core.intake.Submissions;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.places.Coded;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.Status;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator does with a report: read it whole, approve it, set it aside, reject it. */
@Service
public class ReportDesk {

  private final Policy policy;
  private final ReportStore reports;
  private final PlaceUpkeep upkeep;
  private final ReportFollower follower;
  private final Replacements replacements;
  private final Submissions submissions;
  private final Changes changes;
  private final NightCalendar calendar;

  ReportDesk(
      Policy policy,
      ReportStore reports,
      PlaceUpkeep upkeep,
      ReportFollower follower,
      Replacements replacements,
      Submissions submissions,
      Changes changes,
      NightCalendar calendar) {
    this.policy = policy;
    this.reports = reports;
    this.upkeep = upkeep;
    this.follower = follower;
    this.replacements = replacements;
    this.submissions = submissions;
    this.changes = changes;
    this.calendar = calendar;
  }

  /**
   * A report and the rights it was opened under.
   *
   * @param report named by the identity that only Halte knows, where there is one: see {@link
   *     Report#sentId}
   */
  public record Opened(Report report, Access access) {}

  /**
   * Opens a report for a viewer.
   *
   * @throws ReportsProblem when there is none that the viewer may see
   */
  public Opened open(String instanceId, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("report", instanceId));
    return reports.listSent(instanceId).stream()
        .filter(report -> access.decide(report.facts()).visible())
        .min(Comparator.comparing(report -> !isOf(report, viewer)))
        .map(report -> new Opened(report, access))
        .orElseThrow(() -> ReportsProblem.unknown(instanceId));
  }

  /** Two associations may have a report of one identity: one's own goes first. */
  private static boolean isOf(Report report, Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> report.organisation().equals(member.organisation());
      case Viewer.Connection program ->
          report.organisation().equals(program.owner().organisation());
      case Viewer.Device phone -> report.organisation().equals(phone.organisation());
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> false;
    };
  }

  /** A report without any question of rights, for those who decide themselves. */
  public Optional<Report> find(String instanceId) {
    return reports.find(instanceId);
  }

  /** Whether an association has a report of that identity that somebody of it may see. */
  public boolean isThere(String sentId, OrganisationId organisation, Access access) {
    return reports.listSent(sentId).stream()
        .filter(report -> report.organisation().equals(organisation))
        .anyMatch(report -> access.decide(report.facts()).visible());
  }

  /** Whether an association has a report of that identity that somebody of it may not see. */
  public boolean isHidden(String sentId, OrganisationId organisation, Access access) {
    return reports.listSent(sentId).stream()
        .filter(report -> report.organisation().equals(organisation))
        .anyMatch(report -> !access.decide(report.facts()).visible());
  }

  /** What a person may decide of a report. */
  public enum Judgement implements Coded {
    APPROVED("approved"),
    REJECTED("rejected"),
    /** Set aside: it counts once somebody approves it. */
    HOLD("hold"),
    /** As if nobody had judged it. */
    OPEN("open");

    private final String code;

    Judgement(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * Judges a report. What is rejected or on hold never counts; it stays readable.
   *
   * @param decision a code of {@link Judgement}
   * @throws ReportsProblem when it is not there or not the viewer's to judge, or was replaced
   */
  @Transactional
  public void review(String instanceId, String decision, String note, Viewer viewer) {
    Judgement judgement =
        Coded.find(Judgement.class, decision)
            .orElseThrow(() -> ReportsProblem.badDecision(decision));
    // Two people who judge at once see what the other decided.
    reports.lockSent(instanceId);
    Opened opened = open(instanceId, viewer);
    Report report = opened.report();
    MemberId judge = judge(viewer).orElseThrow(ReportsProblem::notYours);
    if (!opened.access().mayWrite(report.facts())) {
      throw ReportsProblem.notYours();
    }
    replacements.setJudged(report.instanceId(), judgement != Judgement.OPEN);
    checkIsLatest(report);
    Status status =
        switch (judgement) {
          case APPROVED -> Status.APPROVED;
          case REJECTED -> Status.REJECTED;
          case HOLD -> Status.HOLD;
          case OPEN -> follower.unjudged(report);
        };
    if (status == Status.APPROVED && report.flags().contains(Flag.NO_ORIGINAL)) {
      replace(report, opened.access());
    }
    reports.review(report, status, judge, note, calendar.now());
    policy.note(viewer, judgement.code(), new Reading("report", instanceId));
    settle(report, status);
    changes.append("report", "reviewed", report.instanceId(), Map.of("decision", status.code()));
  }

  /** Also a correction that came a moment ago takes the place of what it corrects. */
  private void checkIsLatest(Report report) {
    Optional<String> correction =
        report.replacedBy().or(() -> replacements.findReplacement(report.instanceId()));
    if (correction.isPresent()) {
      throw ReportsProblem.replaced(correction.get());
    }
  }

  /** What waited to replace a report does so now, if it is one that the judge may change. */
  private void replace(Report report, Access access) {
    boolean theirs =
        replacements
            .findClaimed(report.instanceId())
            .flatMap(reports::find)
            .filter(original -> access.mayWrite(original.facts()))
            .isPresent();
    if (theirs && !replacements.approve(report.instanceId())) {
      throw ReportsProblem.replaced(report.sentId());
    }
  }

  private void settle(Report report, Status now) {
    if (now.counts() && !report.status().counts()) {
      report.place().ifPresent(id -> upkeep.bringBack(id, report.instanceId()));
      follower.deriveAgain(report.instanceId());
      submissions.announceApproved(report.instanceId());
    }
    report.place().ifPresent(upkeep::refresh);
    Map<String, Object> cause = Map.of("report", report.instanceId());
    report.place().ifPresent(id -> changes.append("place", "visited", id.toString(), cause));
  }

  private static Optional<MemberId> judge(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> Optional.of(member.id());
      case Viewer.Connection connection -> Optional.of(connection.owner().id());
      case Viewer.Device device -> device.member();
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
    };
  }
}

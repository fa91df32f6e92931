package org.halte.field.reports;

import java.util.Map;
import java.util.Optional;
import org.halte.base.changes.Changes;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.places.Coded;
import org.halte.field.reports.facts.Status;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a coordinator does with a report: read it whole, approve it, reject it. */
@Service
public class ReportDesk {

  private final Policy policy;
  private final ReportStore reports;
  private final PlaceUpkeep upkeep;
  private final Changes changes;
  private final NightCalendar calendar;

  ReportDesk(
      Policy policy,
      ReportStore reports,
      PlaceUpkeep upkeep,
      Changes changes,
      NightCalendar calendar) {
    this.policy = policy;
    this.reports = reports;
    this.upkeep = upkeep;
    this.changes = changes;
    this.calendar = calendar;
  }

  /** A report and the rights it was opened under. */
  public record Opened(Report report, Access access) {}

  /**
   * Opens a report for a viewer.
   *
   * @throws ReportsProblem when there is none that the viewer may see
   */
  public Opened open(String instanceId, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("report", instanceId));
    return reports
        .find(instanceId)
        .filter(report -> access.decide(report.facts()).visible())
        .map(report -> new Opened(report, access))
        .orElseThrow(() -> ReportsProblem.unknown(instanceId));
  }

  /** A report without any question of rights, for those who decide themselves. */
  public Optional<Report> find(String instanceId) {
    return reports.find(instanceId);
  }

  /**
   * Approves or rejects a report. What is rejected never counts; it stays readable.
   *
   * @param decision {@code approved} or {@code rejected}
   * @throws ReportsProblem when it is not there or not the viewer's to judge, or was replaced
   */
  @Transactional
  public void review(String instanceId, String decision, String note, Viewer viewer) {
    Status status =
        Coded.find(Status.class, decision)
            .filter(s -> s == Status.APPROVED || s == Status.REJECTED)
            .orElseThrow(() -> ReportsProblem.badDecision(decision));
    Opened opened = open(instanceId, viewer);
    Report report = opened.report();
    MemberId judge = judge(viewer).orElseThrow(ReportsProblem::notYours);
    if (!opened.access().mayWrite(report.facts())) {
      throw ReportsProblem.notYours();
    }
    if (report.status() == Status.REPLACED) {
      throw ReportsProblem.replaced(report.replacedBy().orElse(""));
    }
    reports.review(report, status, judge, note, calendar.now());
    report.place().ifPresent(upkeep::refresh);
    changes.append("report", "reviewed", instanceId, Map.of("decision", status.code()));
    report.place().ifPresent(id -> changes.append("place", "visited", id.toString(), Map.of()));
  }

  private static Optional<MemberId> judge(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> Optional.of(member.id());
      case Viewer.Connection connection -> Optional.of(connection.owner().id());
      case Viewer.Device device -> device.member();
      case Viewer.Public _, Viewer.System _ -> Optional.empty();
    };
  }
}

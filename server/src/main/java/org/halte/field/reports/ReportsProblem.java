package org.halte.field.reports;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a request about reports. */
public final class ReportsProblem extends Problem {

  private ReportsProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No report with this instance id exists for this viewer. */
  public static ReportsProblem unknown(String instanceId) {
    return new ReportsProblem(Kind.NOT_FOUND, "field.unknown-report", Map.of("id", instanceId));
  }

  /** The report has no file of that name that this viewer may see, or it is still on the phone. */
  public static ReportsProblem noSuchFile(String name) {
    return new ReportsProblem(Kind.NOT_FOUND, "field.no-such-file", Map.of("name", name));
  }

  /** The viewer sees the report but may not judge or correct it. */
  public static ReportsProblem notYours() {
    return new ReportsProblem(Kind.FORBIDDEN, "field.report-not-yours", Map.of());
  }

  /** A correction took its place: the correction is to be judged. */
  public static ReportsProblem replaced(String by) {
    return new ReportsProblem(Kind.CONFLICT, "field.report-replaced", Map.of("by", by));
  }

  /** Neither approved nor rejected. */
  public static ReportsProblem badDecision(String decision) {
    return new ReportsProblem(Kind.INVALID, "field.bad-decision", Map.of("decision", decision));
  }
}

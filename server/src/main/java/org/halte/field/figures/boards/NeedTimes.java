package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.halte.core.policy.Decision;
import org.halte.field.reports.facts.NeedRule;

/**
 * When needs were opened and covered, as the viewer may know it: the moments are those of visits,
 * and each visit has its own rights.
 */
final class NeedTimes {

  private final Map<Instant, Instant> said = new HashMap<>();

  /** A visit as the rule for needs takes it. */
  NeedRule.Visit visit(VisitRow row, Decision decision) {
    // Two visits at one moment: who may know one of them exactly knows the moment.
    said.merge(
        row.at(), decision.moment(row.at()), (one, other) -> one.equals(row.at()) ? one : other);
    return new NeedRule.Visit(
        row.facts().night().orElseThrow(), row.at(), row.number(), row.needs(), row.given());
  }

  /** A moment of one of the visits, to the hour where that visit's is. */
  Instant said(Instant at) {
    return said.getOrDefault(at, at);
  }
}

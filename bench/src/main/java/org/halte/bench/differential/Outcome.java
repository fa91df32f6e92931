package org.halte.bench.differential;

import java.util.List;
import java.util.Map;

/**
 * What came out.
 *
 * @param sets how many answer sets were judged
 * @param wrong in how many of them the server refuses something
 * @param calculated how many calculated values were compared
 * @param reasons how often each listed reason explained a difference
 * @param unexplained what no reason explains, in words; nothing may be here
 */
public record Outcome(
    int sets, int wrong, int calculated, Map<Reason, Long> reasons, List<String> unexplained) {
  public Outcome {
    reasons = Map.copyOf(reasons);
    unexplained = List.copyOf(unexplained);
  }
}

package org.halte.hunt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was tried and what came out, from several threads. */
final class Findings {

  private final Map<String, Finding> found = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> tried = new ConcurrentSkipListMap<>();

  void tried(String family, Spy spy) {
    tried.computeIfAbsent(family + " | " + spy.name(), _ -> new AtomicInteger()).incrementAndGet();
  }

  void add(Finding finding) {
    found.putIfAbsent(finding.kind(), finding);
  }

  /** Forgets what was found, not what was tried. */
  void clear() {
    found.clear();
  }

  Collection<Finding> list() {
    return List.copyOf(found.values());
  }

  int countTried() {
    return tried.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** Probes by family and viewer. */
  Map<String, Integer> trials() {
    var counts = new TreeMap<String, Integer>();
    tried.forEach((name, count) -> counts.put(name, count.get()));
    return counts;
  }

  /** By family and route: who saw which fields, and one request that shows it. */
  String tell() {
    Map<String, List<Finding>> cases =
        found.values().stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.family() + " | " + finding.route(),
                    TreeMap::new,
                    Collectors.toList()));
    return cases.values().stream().map(Findings::tell).collect(Collectors.joining("\n"));
  }

  private static String tell(List<Finding> same) {
    Finding first = same.getFirst();
    return "[%s] %s%n  seen by %s%n  fields %s%n  e.g. %s, in %s"
        .formatted(
            first.family(),
            first.request(),
            each(same, Finding::viewer),
            each(same, Finding::what),
            first.viewer() + " saw " + first.what(),
            first.where());
  }

  private static String each(List<Finding> same, Function<Finding, String> part) {
    return same.stream().map(part).distinct().sorted().collect(Collectors.joining(", "));
  }
}

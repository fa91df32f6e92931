package org.halte.hunt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What was tried and what came out, from several threads. */
final class Findings {

  private final Map<String, Finding> found = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> tried = new ConcurrentSkipListMap<>();

  void tried(String family, Spy spy) {
    tried.computeIfAbsent(family + " | " + spy.name(), _ -> new AtomicInteger()).incrementAndGet();
  }

  void add(Finding finding) {
    found.putIfAbsent(finding.kind(), finding);
    times.computeIfAbsent(finding.kind(), _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Forgets what was found, not what was tried. */
  void clear() {
    found.clear();
    times.clear();
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

  /** Each kind once, with how often it was seen. */
  String tell() {
    return found.entrySet().stream()
        .map(entry -> "(" + times.get(entry.getKey()) + "×) " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}

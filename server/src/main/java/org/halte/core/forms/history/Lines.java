package org.halte.core.forms.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the questions from version to version: by what the publisher decided, else by the same
 * path, else by the same name in another group.
 */
final class Lines {

  private final List<Line> all = new ArrayList<>();
  private final Map<String, Map<String, Line>> byVersion = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  Lines(List<VersionHistory> versions) {
    Map<String, Line> before = Map.of();
    for (VersionHistory version : versions) {
      before = follow(before, version);
      byVersion.put(version.version(), before);
    }
  }

  List<Line> all() {
    return all;
  }

  /** By path; empty for a version that is not known. */
  Map<String, Line> at(String version) {
    return byVersion.getOrDefault(version, Map.of());
  }

  private Map<String, Line> follow(Map<String, Line> before, VersionHistory version) {
    Map<String, Line> decided = new HashMap<>();
    Map<String, Map<String, String>> choices = new HashMap<>();
    Set<String> gone = new HashSet<>();
    for (Decision decision : version.decisions()) {
      gone.addAll(decision.from());
      boolean one = decision.fate() == Fate.CARRY && decision.from().size() == 1;
      for (String path : decision.to()) {
        Optional<Line> past = Optional.ofNullable(before.get(first(decision.from())));
        decided.put(path, one && past.isPresent() ? past.get() : open(path));
        choices.put(path, decision.choices());
      }
    }
    Map<String, Line> now = new LinkedHashMap<>();
    for (VersionQuestion question : version.questions()) {
      Line line =
          Optional.ofNullable(decided.get(question.path()))
              .or(() -> same(before, question, gone, version, now))
              .orElseGet(() -> open(question.path()));
      line.add(version.version(), question, choices.getOrDefault(question.path(), Map.of()));
      now.put(question.path(), line);
    }
    version.decisions().forEach(decision -> sum(decision, before, now));
    return now;
  }

  private static String first(List<String> paths) {
    return paths.isEmpty() ? "" : paths.getFirst();
  }

  private Line open(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String id = name;
    for (int n = 2; !ids.add(id); n++) {
      id = name + "~" + n;
    }
    Line line = new Line(id);
    all.add(line);
    return line;
  }

  private static Optional<Line> same(
      Map<String, Line> before,
      VersionQuestion question,
      Set<String> gone,
      VersionHistory version,
      Map<String, Line> now) {
    if (before.containsKey(question.path()) && !gone.contains(question.path())) {
      return Optional.of(before.get(question.path()));
    }
    Set<String> still = version.paths();
    List<Line> sameName =
        before.entrySet().stream()
            .filter(old -> old.getKey().endsWith("/" + question.name()))
            .filter(old -> !gone.contains(old.getKey()) && !still.contains(old.getKey()))
            .map(Map.Entry::getValue)
            .filter(line -> !now.containsValue(line))
            .toList();
    return sameName.size() == 1 ? Optional.of(sameName.getFirst()) : Optional.empty();
  }

  /** The one side is the whole, the other its parts. */
  private static void sum(Decision decision, Map<String, Line> before, Map<String, Line> now) {
    if (decision.fate() != Fate.SUM) {
      return;
    }
    List<Line> old = decision.from().stream().map(before::get).filter(l -> l != null).toList();
    List<Line> young = decision.to().stream().map(now::get).filter(l -> l != null).toList();
    if (old.size() == 1) {
      old.getFirst().parts.addAll(young);
    } else if (young.size() == 1) {
      young.getFirst().parts.addAll(old);
    }
  }
}

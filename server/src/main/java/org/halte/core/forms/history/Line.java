package org.halte.core.forms.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One question being followed from version to version while a history is read. */
final class Line {

  final String id;
  private final Map<String, VersionQuestion> asked = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> renamed = new HashMap<>();

  /** Where this question is not asked itself, these added up are its answer. */
  final List<Line> parts = new ArrayList<>();

  Line(String id) {
    this.id = id;
  }

  void add(String version, VersionQuestion question, Map<String, String> choices) {
    asked.put(version, question);
    if (!choices.isEmpty()) {
      renamed.put(version, choices);
    }
  }

  VersionQuestion latest() {
    return asked.values().stream().reduce((before, after) -> after).orElseThrow();
  }

  Optional<VersionQuestion> at(String version) {
    return Optional.ofNullable(asked.get(version));
  }

  Set<String> names() {
    return asked.values().stream()
        .map(VersionQuestion::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What the version itself says, else the latest that says anything. */
  String hxl(String version) {
    return at(version)
        .map(VersionQuestion::hxl)
        .filter(hxl -> !hxl.isEmpty())
        .orElseGet(() ->
            asked.values().stream()
                .map(VersionQuestion::hxl)
                .filter(hxl -> !hxl.isEmpty())
                .reduce((before, after) -> after)
                .orElse(""));
  }

  /** An answer of one version in the codes of the latest. */
  String translate(String version, String text) {
    VersionQuestion then = asked.getOrDefault(version, latest());
    if (renamed.isEmpty()) {
      return text;
    }
    if (!then.isMultiple()) {
      return newest(version, text.strip());
    }
    return text.strip()
        .lines()
        .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
        .map(code -> newest(version, code))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private String newest(String version, String code) {
    boolean later = false;
    String now = code;
    for (String step : asked.keySet()) {
      if (later) {
        now = renamed.getOrDefault(step, Map.of()).getOrDefault(now, now);
      }
      later = later || step.equals(version);
    }
    return now;
  }

  /** By each present code all that it ever was, the present one first. */
  Map<String, List<String>> codes() {
    Map<String, Set<String>> all = new HashMap<>();
    asked.forEach((version, question) -> {
      for (String code : question.codes()) {
        String now = newest(version, code);
        all.computeIfAbsent(now, n -> new LinkedHashSet<>(Set.of(n))).add(code);
      }
    });
    Map<String, List<String>> codes = new HashMap<>();
    all.forEach((now, codesOfNow) -> codes.put(now, List.copyOf(codesOfNow)));
    return codes;
  }

  TrackedQuestion tracked(String newest) {
    List<String> versions = List.copyOf(asked.keySet());
    Map<String, String> paths = new LinkedHashMap<>();
    asked.forEach((version, question) -> paths.put(version, question.path()));
    return new TrackedQuestion(
        id,
        latest(),
        versions.getFirst(),
        Optional.of(versions.getLast()).filter(last -> !last.equals(newest)),
        paths,
        parts.stream().map(part -> part.id).toList());
  }
}

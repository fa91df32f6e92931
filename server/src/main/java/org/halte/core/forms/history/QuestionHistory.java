package org.halte.core.forms.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.Answers;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a form over all its versions, and the one way to read the answers of any version
 * beside those of another. A report counts for the version it carries: its answers are looked up by
 * that version's questions, then told in the names and codes of the newest version that has them.
 */
public final class QuestionHistory {

  private final List<VersionHistory> versions;
  private final Lines lines;

  private QuestionHistory(List<VersionHistory> versions) {
    this.versions = List.copyOf(versions);
    this.lines = new Lines(versions);
  }

  /** The history of these versions, the oldest first. */
  public static QuestionHistory of(List<VersionHistory> versions) {
    return new QuestionHistory(versions);
  }

  /** The versions it knows, the oldest first. */
  public List<VersionHistory> versions() {
    return versions;
  }

  /** Whether the questions of that version are known. */
  public boolean knows(String version) {
    return !lines.at(version).isEmpty();
  }

  /** Every question there ever was: those of the newest version first, in its order. */
  public List<TrackedQuestion> listQuestions() {
    String newest = versions.isEmpty() ? "" : versions.getLast().version();
    List<Line> ordered = new ArrayList<>(lines.at(newest).values());
    lines.all().stream().filter(line -> !ordered.contains(line)).forEach(ordered::add);
    return ordered.stream()
        .filter(line -> !line.names().isEmpty())
        .map(line -> line.tracked(newest))
        .toList();
  }

  /** The question that a version has at a path. */
  public Optional<TrackedQuestion> findQuestion(String version, String path) {
    String newest = versions.isEmpty() ? "" : versions.getLast().version();
    return Optional.ofNullable(lines.at(version).get(path)).map(line -> line.tracked(newest));
  }

  /**
   * The answers by question over all versions ({@link TrackedQuestion#id}), in the codes of the
   * newest; a question in a repeat has one per turn. What was not answered is left out.
   */
  public Map<String, List<String>> cells(Answers answers) {
    Map<String, Line> known = lines.at(answers.version());
    Map<String, List<String>> cells = new LinkedHashMap<>();
    for (Answer.Value value : answers.root().listValues()) {
      Line line = known.get(value.path());
      if (line != null && !value.text().isBlank()) {
        cells
            .computeIfAbsent(line.id, id -> new ArrayList<>())
            .add(line.translate(answers.version(), value.text()));
      }
    }
    sums(answers).forEach((line, sum) -> cells.put(line.id, List.of(sum)));
    return cells;
  }

  /** The whole report as the newest version would tell it. */
  public Told tell(Answers answers) {
    Map<String, Line> known = lines.at(answers.version());
    if (known.isEmpty()) {
      return Told.plain(answers, Map.of());
    }
    Map<Line, String> sums = sums(answers);
    List<Answer> children = new ArrayList<>();
    sums.forEach((line, sum) ->
        children.add(new Answer.Value(line.latest().name(), line.latest().path(), sum)));
    children.addAll(tell(answers.root(), known, answers.version()).children());
    Map<String, Set<String>> names = new HashMap<>();
    Map<String, String> meanings = new HashMap<>();
    Map<String, Map<String, List<String>>> codes = new HashMap<>();
    List<Line> told = new ArrayList<>(known.values());
    told.addAll(sums.keySet());
    for (Line line : told) {
      String path = line.latest().path();
      names.put(path, line.names());
      codes.put(path, line.codes());
      String hxl = line.hxl(answers.version());
      if (!hxl.isEmpty()) {
        meanings.put(path, hxl);
      }
    }
    return new Told(with(answers, children), names, meanings, codes);
  }

  private static Answers with(Answers answers, List<Answer> children) {
    return new Answers(
        answers.formId(),
        answers.version(),
        answers.instanceId(),
        answers.deprecatedId(),
        answers.instanceName(),
        answers.entities(),
        new Answer.Group(answers.root().name(), answers.root().path(), children));
  }

  private Answer.Group tell(Answer.Group group, Map<String, Line> known, String version) {
    List<Answer> children = new ArrayList<>();
    for (Answer child : group.children()) {
      children.add(
          switch (child) {
            case Answer.Group below -> tell(below, known, version);
            case Answer.Value value -> tell(value, known.get(value.path()), version);
          });
    }
    String path = place(group.path(), known);
    return new Answer.Group(path.substring(path.lastIndexOf('/') + 1), path, children);
  }

  private static Answer tell(Answer.Value value, @Nullable Line line, String version) {
    return line == null
        ? value
        : new Answer.Value(
            line.latest().name(), line.latest().path(), line.translate(version, value.text()));
  }

  /** Where a group that is no more has gone: to where its questions are now. */
  private String place(String group, Map<String, Line> known) {
    boolean there =
        versions.getLast().questions().stream().anyMatch(q -> q.path().startsWith(group + "/"));
    if (there) {
      return group;
    }
    return known.entrySet().stream()
        .filter(asked -> asked.getKey().substring(0, asked.getKey().lastIndexOf('/')).equals(group))
        .map(asked -> asked.getValue().latest())
        .filter(latest -> versions.getLast().paths().contains(latest.path()))
        .map(VersionQuestion::parent)
        .findFirst()
        .orElse(group);
  }

  /** What is not asked itself in this report's version, but in parts. */
  private Map<Line, String> sums(Answers answers) {
    Map<String, Line> known = lines.at(answers.version());
    Map<Line, String> sums = new LinkedHashMap<>();
    for (Line whole : lines.all()) {
      if (!whole.parts.isEmpty() && !known.containsValue(whole)) {
        answers.root().listValues().stream()
            .filter(value -> whole.parts.contains(known.get(value.path())))
            .flatMap(value -> number(value.text()).stream())
            .reduce(BigDecimal::add)
            .ifPresent(sum -> sums.put(whole, sum.toPlainString()));
      }
    }
    return sums;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      // Blank, or words where a number was asked later: nothing to add.
      return Optional.empty();
    }
  }
}

package org.halte.core.forms.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.history.QuestionChange.Kind;

/**
 * Lays two versions side by side. What has the same path, or alone the same name, is the same
 * question; everything else is only proposed: a rename, a split, a merge.
 */
public final class Comparison {

  private final Map<String, VersionQuestion> old = new LinkedHashMap<>();
  private final Map<String, VersionQuestion> young = new LinkedHashMap<>();
  private final Map<String, QuestionChange> byNew = new HashMap<>();
  private final List<QuestionChange> gone = new ArrayList<>();
  private final List<String> order;

  private Comparison(List<VersionQuestion> before, List<VersionQuestion> after) {
    before.forEach(question -> old.put(question.path(), question));
    after.forEach(question -> young.put(question.path(), question));
    order = List.copyOf(young.keySet());
  }

  /** Every question of both versions in one change: in the new order, then what is gone. */
  public static List<QuestionChange> of(List<VersionQuestion> before, List<VersionQuestion> after) {
    return new Comparison(before, after).compare();
  }

  private List<QuestionChange> compare() {
    for (VersionQuestion question : List.copyOf(young.values())) {
      Optional.ofNullable(old.get(question.path())).ifPresent(same -> keep(same, question));
    }
    for (VersionQuestion question : List.copyOf(young.values())) {
      alone(old, question.name())
          .filter(moved -> alone(young, question.name()).isPresent())
          .ifPresent(moved -> keep(moved, question));
    }
    List.copyOf(old.values()).forEach(this::split);
    List.copyOf(young.values()).forEach(this::merge);
    List.copyOf(old.values()).forEach(this::rename);
    old.values()
        .forEach(retired ->
            gone.add(
                change(
                    Kind.RETIRED,
                    List.of(retired),
                    List.of(),
                    keepOnly(List.of(retired), List.of()))));
    young
        .values()
        .forEach(added ->
            byNew.put(added.path(), change(Kind.NEW, List.of(), List.of(added), Optional.empty())));
    List<QuestionChange> all = new ArrayList<>();
    order.stream().map(byNew::get).filter(c -> c != null).distinct().forEach(all::add);
    all.addAll(gone);
    return all;
  }

  private static Optional<VersionQuestion> alone(Map<String, VersionQuestion> all, String name) {
    List<VersionQuestion> named =
        all.values().stream().filter(question -> question.name().equals(name)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private void keep(VersionQuestion before, VersionQuestion after) {
    take(List.of(before), List.of(after), kept(before, after));
  }

  private void take(
      List<VersionQuestion> before, List<VersionQuestion> after, QuestionChange change) {
    before.forEach(question -> old.remove(question.path()));
    after.forEach(question -> {
      young.remove(question.path());
      byNew.put(question.path(), change);
    });
  }

  private static QuestionChange kept(VersionQuestion before, VersionQuestion after) {
    List<String> lost = lost(before, after);
    Kind kind =
        !sameType(before, after)
            ? Kind.RETYPED
            : !lost.isEmpty()
                ? Kind.CHOICES
                : !before.path().equals(after.path())
                    ? Kind.MOVED
                    : !before.labels().equals(after.labels())
                            || !before.choices().equals(after.choices())
                        ? Kind.REWORDED
                        : Kind.SAME;
    boolean asks = kind == Kind.RETYPED || kind == Kind.CHOICES;
    return new QuestionChange(
        kind,
        List.of(before),
        List.of(after),
        lost,
        lost(after, before),
        asks ? Optional.of(carry(before, after)) : Optional.empty());
  }

  private static boolean sameType(VersionQuestion one, VersionQuestion other) {
    return one.type().equals(other.type());
  }

  /** Codes that the one offers and the other, having choices of its own, does not. */
  private static List<String> lost(VersionQuestion before, VersionQuestion after) {
    Set<String> still = after.codes();
    return still.isEmpty()
        ? List.of()
        : before.choices().stream()
            .map(VersionQuestion.Option::code)
            .filter(code -> !still.contains(code))
            .toList();
  }

  /** The same question, each lost choice as the new one whose words are nearest. */
  private static Decision carry(VersionQuestion before, VersionQuestion after) {
    Map<String, String> choices = new LinkedHashMap<>();
    Set<String> known = before.codes();
    List<VersionQuestion.Option> added =
        after.choices().stream().filter(option -> !known.contains(option.code())).toList();
    for (VersionQuestion.Option option : before.choices()) {
      if (!after.choices().isEmpty() && !after.codes().contains(option.code())) {
        added.stream()
            .filter(candidate -> Likeness.ofWords(option.labels(), candidate.labels()) >= 0.5)
            .max(Comparator.comparingDouble(c -> Likeness.ofWords(option.labels(), c.labels())))
            .ifPresent(match -> choices.put(option.code(), match.code()));
      }
    }
    return new Decision(List.of(before.path()), List.of(after.path()), Fate.CARRY, choices);
  }

  private static Optional<Decision> keepOnly(
      List<VersionQuestion> before, List<VersionQuestion> after) {
    return Optional.of(new Decision(paths(before), paths(after), Fate.KEEP, Map.of()));
  }

  /** One question that is gone, several new ones that speak of parts of it. */
  private void split(VersionQuestion whole) {
    List<VersionQuestion> parts = partsOf(whole, young);
    if (parts.size() > 1) {
      List<VersionQuestion> from = List.of(whole);
      take(from, parts, change(Kind.SPLIT, from, parts, sum(from, parts)));
    }
  }

  private void merge(VersionQuestion whole) {
    List<VersionQuestion> parts = partsOf(whole, old);
    if (parts.size() > 1) {
      List<VersionQuestion> to = List.of(whole);
      take(parts, to, change(Kind.MERGED, parts, to, sum(parts, to)));
    }
  }

  private static List<VersionQuestion> partsOf(
      VersionQuestion whole, Map<String, VersionQuestion> among) {
    return among.values().stream()
        .filter(part -> part.isNumber() == whole.isNumber())
        .filter(part ->
            part.name().startsWith(whole.name() + "_")
                || (!whole.hxl().isEmpty() && part.hxl().startsWith(whole.hxl() + "+")))
        .toList();
  }

  private static Optional<Decision> sum(List<VersionQuestion> before, List<VersionQuestion> after) {
    boolean numbers =
        before.stream().allMatch(VersionQuestion::isNumber)
            && after.stream().allMatch(VersionQuestion::isNumber);
    return Optional.of(
        new Decision(paths(before), paths(after), numbers ? Fate.SUM : Fate.KEEP, Map.of()));
  }

  private void rename(VersionQuestion before) {
    young.values().stream()
        .filter(candidate -> Likeness.of(before, candidate) >= Likeness.ENOUGH)
        .max(Comparator.comparingDouble(candidate -> Likeness.of(before, candidate)))
        .ifPresent(after -> {
          List<VersionQuestion> from = List.of(before);
          List<VersionQuestion> to = List.of(after);
          take(
              from,
              to,
              new QuestionChange(
                  Kind.RENAMED,
                  from,
                  to,
                  lost(before, after),
                  lost(after, before),
                  Optional.of(carry(before, after))));
        });
  }

  private static QuestionChange change(
      Kind kind,
      List<VersionQuestion> from,
      List<VersionQuestion> to,
      Optional<Decision> proposal) {
    return new QuestionChange(kind, from, to, List.of(), List.of(), proposal);
  }

  private static List<String> paths(List<VersionQuestion> questions) {
    return questions.stream().map(VersionQuestion::path).toList();
  }
}

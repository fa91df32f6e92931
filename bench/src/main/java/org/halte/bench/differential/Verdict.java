package org.halte.bench.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.halte.core.forms.answers.Answer;

/**
 * What one engine makes of an answer set.
 *
 * @param values the non-empty answers that count, by place, with what the form calculates
 * @param refused what it refuses and why, by place: {@code required}, {@code constraint}, …
 * @param turns places of the groups and turns of repeats that are there
 */
record Verdict(Map<String, String> values, Map<String, String> refused, Set<String> turns) {
  Verdict {
    values = Map.copyOf(values);
    refused = Map.copyOf(refused);
    turns = Set.copyOf(turns);
  }

  /** The non-empty answers of a report by place, {@code /data/besoins[2]/quantite}. */
  static Map<String, String> values(Answer.Group root) {
    Map<String, String> values = new HashMap<>();
    collect(root, root.path(), values, new HashSet<>());
    return values;
  }

  /** The groups and turns of a report by place. */
  static Set<String> turns(Answer.Group root) {
    Set<String> turns = new HashSet<>();
    collect(root, root.path(), new HashMap<>(), turns);
    return turns;
  }

  private static void collect(
      Answer.Group group, String place, Map<String, String> values, Set<String> turns) {
    turns.add(place);
    Map<String, Integer> counts = new HashMap<>();
    for (Answer child : group.children()) {
      int turn = counts.merge(child.name(), 1, Integer::sum);
      String childPlace = place + "/" + child.name() + (turn > 1 ? "[" + turn + "]" : "");
      switch (child) {
        case Answer.Group below -> collect(below, childPlace, values, turns);
        case Answer.Value value when !value.text().isBlank() ->
            values.put(childPlace, value.text());
        case Answer.Value ignored -> {
          // Nothing was answered.
        }
      }
    }
  }

  /** Everything in which the browser's verdict on a set differs from the server's. */
  static List<Difference> compare(AnswerSet set, Verdict browser, Verdict server) {
    return compare(set, browser, server, server, false);
  }

  /** The same at second look: the server's verdict is then on what the browser kept. */
  static List<Difference> compareAgain(
      AnswerSet set, Verdict browser, Verdict server, Verdict asSent) {
    return compare(set, browser, server, asSent, true);
  }

  private static List<Difference> compare(
      AnswerSet set, Verdict browser, Verdict server, Verdict asSent, boolean again) {
    List<Difference> found = new ArrayList<>();
    for (String place : union(browser.refused, server.refused)) {
      String there = browser.refused.getOrDefault(place, "");
      String here = server.refused.getOrDefault(place, "");
      if (!there.equals(here)) {
        found.add(new Difference(set, "verdict", place, there, here, browser, asSent, again));
      }
    }
    for (String place : union(browser.values, server.values)) {
      String there = browser.values.getOrDefault(place, "");
      String here = server.values.getOrDefault(place, "");
      if (!Written.same(there, here)) {
        found.add(new Difference(set, "value", place, there, here, browser, asSent, again));
      }
    }
    return found;
  }

  private static Set<String> union(Map<String, String> one, Map<String, String> other) {
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}

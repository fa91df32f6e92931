package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.ProblemCode;
import org.halte.core.forms.model.Problems;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.References;

/**
 * Calculations that need each other's result: no phone opens such a form. Inside repeats a question
 * may well refer to its own earlier turns, so what lies there is left to the phone.
 */
final class Cycles {
  /** What a question may not need its own answer for. */
  private static final List<String> LOGIC = List.of("calculate", "relevant", "readonly");

  private static final int MOST_TOLD = 10;

  private final Problems problems;
  private final Map<Node, List<Node>> needs = new LinkedHashMap<>();

  private Cycles(Problems problems) {
    this.problems = problems;
  }

  static void check(Tree tree, Problems problems) {
    Cycles cycles = new Cycles(problems);
    tree.all().forEach(node -> cycles.add(tree, node));
    cycles.find();
  }

  private void add(Tree tree, Node node) {
    if (!(node.item instanceof Question question)
        || node.repeat().isPresent()
        || !question.triggers().isEmpty()) {
      return;
    }
    for (String attribute : LOGIC) {
      if (names(tree, question, attribute).contains(node)) {
        problems.warn(question.traits().row(), attribute, ProblemCode.CALCULATION_CYCLE, node.name);
      }
    }
    List<Node> needed = new ArrayList<>(names(tree, question, "calculate"));
    needed.remove(node);
    if (!needed.isEmpty()) {
      needs.put(node, needed);
    }
  }

  private static List<Node> names(Tree tree, Question question, String attribute) {
    return References.listCurrentNames(question.traits().bindText(attribute)).stream()
        .map(tree::find)
        .filter(named -> named.size() == 1)
        .map(List::getFirst)
        .toList();
  }

  /** Follows each chain of needs once; no recursion, for a chain may be thousands long. */
  private void find() {
    Set<Node> done = new HashSet<>();
    for (Node start : needs.keySet()) {
      List<Node> way = new ArrayList<>();
      Map<Node, Integer> next = new LinkedHashMap<>();
      Node at = start;
      while (at != null) {
        int branch = next.merge(at, 1, Integer::sum) - 1;
        if (branch == 0) {
          way.add(at);
        }
        List<Node> needed = done.contains(at) ? List.of() : needs.getOrDefault(at, List.of());
        if (branch < needed.size()) {
          Node to = needed.get(branch);
          if (next.containsKey(to) && !done.contains(to)) {
            tell(way.subList(way.indexOf(to), way.size()));
          } else {
            at = to;
          }
        } else {
          done.add(at);
          way.removeLast();
          at = way.isEmpty() ? null : way.getLast();
        }
      }
    }
  }

  /** Each calculation of the circle is told of at its own row, with the way back to itself. */
  private void tell(List<Node> cycle) {
    for (int i = 0; i < Math.min(cycle.size(), MOST_TOLD); i++) {
      List<Node> way = new ArrayList<>(cycle.subList(i, cycle.size()));
      way.addAll(cycle.subList(0, i));
      String names =
          way.stream().limit(MOST_TOLD).map(Cycles::named).collect(Collectors.joining(" → "));
      problems.error(row(way.getFirst()), "calculate", ProblemCode.CALCULATION_CYCLE, names);
    }
  }

  private static String named(Node node) {
    return node.name + " (" + row(node).number() + ")";
  }

  private static FormRow row(Node node) {
    return Objects.requireNonNull(node.item).traits().row();
  }
}

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
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.References;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/**
 * Logic that runs in a circle: no phone opens such a form. Circles of several questions are errors.
 * A question that needs its own answer is only told of, as the reference converter lets it pass; so
 * is what lies in a repeat, where the answer needed may be that of another turn.
 */
final class Cycles {
  private static final List<String> LOGIC =
      List.of("calculate", "relevant", "readonly", "required");
  private static final int MOST_TOLD = 10;

  private final Tree tree;
  private final Problems problems;

  /** Element → what it needs → the attribute that says so; "" where it lies inside. */
  private final Map<Node, Map<Node, String>> needs = new LinkedHashMap<>();

  private Cycles(Tree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  static void check(Tree tree, Problems problems) {
    Cycles cycles = new Cycles(tree, problems);
    tree.all().forEach(cycles::add);
    cycles.find();
  }

  private void add(Node node) {
    if (node.item == null) {
      return;
    }
    Map<Node, String> needed = needed(node, node.item);
    String own = needed.remove(node);
    if (own != null) {
      problems.warn(row(node), header(node, own), ProblemCode.OWN_ANSWER, node.name);
    }
    for (Node around = node.parent; around != null; around = around.parent) {
      if (around.item != null && !logic(around.item, "relevant").isEmpty()) {
        needed.putIfAbsent(around, "");
      }
    }
    if (!needed.isEmpty()) {
      needs.put(node, needed);
    }
  }

  private Map<Node, String> needed(Node node, Item item) {
    Map<Node, String> needed = new LinkedHashMap<>();
    for (String attribute : LOGIC) {
      String logic = logic(item, attribute);
      names(logic).forEach(named -> needed.putIfAbsent(named, attribute));
      if (OwnAnswer.isNeededBy(logic, node)) {
        needed.putIfAbsent(node, attribute);
      }
    }
    return needed;
  }

  /** A calculation that waits for a trigger runs once, and in no circle. */
  private static String logic(Item item, String attribute) {
    boolean waits =
        item instanceof Question question
            && !question.triggers().isEmpty()
            && attribute.equals("calculate");
    return waits ? "" : item.traits().bindText(attribute);
  }

  private List<Node> names(String logic) {
    return References.listCurrentNames(logic).stream()
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
        List<Node> needed =
            done.contains(at) ? List.of() : List.copyOf(needs.getOrDefault(at, Map.of()).keySet());
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

  /** Each part of the circle is told of at its own row, with the way back to itself. */
  private void tell(List<Node> cycle) {
    List<List<Node>> ways = new ArrayList<>();
    for (int i = 0; i < cycle.size() && ways.size() < MOST_TOLD; i++) {
      List<Node> way = new ArrayList<>(cycle.subList(i, cycle.size()));
      way.addAll(cycle.subList(0, i));
      if (!attribute(way).isEmpty()) {
        ways.add(way);
      }
    }
    boolean repeated = cycle.stream().anyMatch(node -> node.repeat().isPresent());
    ways.forEach(way -> tell(way, !repeated && ways.size() > 1));
  }

  private void tell(List<Node> way, boolean error) {
    String names =
        way.stream().limit(MOST_TOLD).map(Cycles::named).collect(Collectors.joining(" → "));
    String column = header(way.getFirst(), attribute(way));
    FormRow row = row(way.getFirst());
    if (error) {
      problems.error(row, column, ProblemCode.CALCULATION_CYCLE, names);
    } else {
      problems.warn(row, column, ProblemCode.CALCULATION_CYCLE, names);
    }
  }

  /** By which attribute the first of a circle needs the second. */
  private String attribute(List<Node> way) {
    Node second = way.get(1 % way.size());
    return needs.getOrDefault(way.getFirst(), Map.of()).getOrDefault(second, "");
  }

  private static String named(Node node) {
    return node.name + " (" + row(node).number() + ")";
  }

  private static String header(Node node, String attribute) {
    return row(node).headerOf(attribute, "");
  }

  private static FormRow row(Node node) {
    return Objects.requireNonNull(node.item).traits().row();
  }
}

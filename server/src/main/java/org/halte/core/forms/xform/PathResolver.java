package org.halte.core.forms.xform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.References;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code ${question}} into paths: from the root, or from where it is written when both lie in
 * the same repeat, so that each turn of the repeat sees its own answers.
 */
final class PathResolver {
  static final String LAST_SAVED = "__last-saved";

  private final Tree tree;
  private final Problems problems;
  private boolean lastSavedUsed;

  PathResolver(Tree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  boolean isLastSavedUsed() {
    return lastSavedUsed;
  }

  /** Where an expression is written, for paths and for naming a fault. */
  record Place(@Nullable Node node, FormRow row, String column, Style style) {
    static Place of(Node node, FormRow row, String column) {
      return new Place(node, row, column, Style.PLAIN);
    }

    Place in(Style other) {
      return new Place(node, row, column, other);
    }
  }

  /** How relative paths start. */
  enum Style {
    /** {@code ../a}, or {@code current()/../a} inside the condition of another list. */
    PLAIN,
    /** Always {@code current()/../a}: a filter over a list. */
    FILTER
  }

  String resolve(String expression, Place place) {
    return resolve(expression, place, Optional.empty());
  }

  /**
   * Resolves all references of an expression.
   *
   * @param listed the repeat whose turns are being filtered: its own questions start with "./"
   */
  String resolve(String expression, Place place, Optional<Node> listed) {
    if (!expression.contains("${")) {
      return expression;
    }
    StringBuilder out = new StringBuilder();
    Surroundings around = new Surroundings(expression);
    Matcher matcher = References.REFERENCE.matcher(expression);
    while (matcher.find()) {
      String path = path(matcher, around.at(matcher.start()), place, listed);
      matcher.appendReplacement(out, Matcher.quoteReplacement(" " + path + " "));
    }
    return matcher.appendTail(out).toString();
  }

  private String path(Matcher matcher, Surroundings around, Place place, Optional<Node> listed) {
    Optional<Node> found = find(matcher.group(2), place);
    if (found.isEmpty()) {
      return matcher.group(2);
    }
    Node target = found.get();
    if (matcher.group(1) != null) {
      lastSavedUsed = true;
      return "instance('" + LAST_SAVED + "')" + target.path();
    }
    if (listed.isPresent() && target.isInside(listed.get()) && target != listed.get()) {
      return "./" + target.path().substring(listed.get().path().length() + 1);
    }
    Node context = place.node();
    if (context == null || !sharesRepeat(context, target) || around.isNamedInIndexedRepeat()) {
      return target.path();
    }
    boolean current = place.style() == Style.FILTER || around.isListCondition();
    return (current ? "current()/" : "") + context.pathTo(target);
  }

  /** The element of that name, or a named fault. */
  Optional<Node> find(String name, Place place) {
    List<Node> found = tree.find(name);
    if (found.size() == 1) {
      return Optional.of(found.getFirst());
    }
    FormRow row = place.row();
    String column = row.headerOf(place.column(), name);
    if (found.isEmpty()) {
      problems.unknown(row, column, ProblemCode.REFERENCE_UNKNOWN, name, tree.names());
    } else {
      problems.error(row, column, ProblemCode.REFERENCE_AMBIGUOUS, name);
    }
    return Optional.empty();
  }

  private static boolean sharesRepeat(Node context, Node target) {
    for (Optional<Node> up = target.repeat(); up.isPresent(); up = up.get().repeat()) {
      if (context.isInside(up.get()) && context != up.get()) {
        return true;
      }
    }
    return false;
  }
}

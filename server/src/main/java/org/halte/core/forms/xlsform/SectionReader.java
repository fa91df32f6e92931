package org.halte.core.forms.xlsform;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.model.YesNo;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The row that opens a group, a repeat or a loop. */
final class SectionReader {
  private final String rootName;
  private final Lists lists;
  private final Problems problems;
  private final Set<String> repeatNames = new HashSet<>();

  SectionReader(String rootName, Lists lists, Problems problems) {
    this.rootName = rootName;
    this.lists = lists;
    this.problems = problems;
  }

  /**
   * The frame for what follows, until the row that closes it.
   *
   * @param around the frame that the row itself stands in
   */
  Frame open(FormRow row, ControlType.Begin begin, Traits written, Frame around) {
    check(row, begin, written);
    Traits traits = countNode(written, around);
    List<String> appearances = List.of(traits.appearance().split("\\s+", -1));
    return appearances.contains("table-list")
        ? tableList(row, begin, traits)
        : new Frame(begin.opening(), traits, begin.list());
  }

  private void check(FormRow row, ControlType.Begin begin, Traits traits) {
    switch (begin.opening()) {
      case REPEAT -> checkRepeat(row, traits);
      case LOOP -> checkLoop(row, begin);
      case GROUP -> {
        // A group needs nothing more.
      }
    }
    Parameters.read(row, problems);
    String required = traits.bindText("required");
    if (!required.isEmpty() && YesNo.read(required).orElse(true)) {
      problems.error(row, "required", ProblemCode.SECTION_REQUIRED, traits.name());
    }
  }

  private void checkRepeat(FormRow row, Traits traits) {
    if (traits.name().equals(rootName)) {
      problems.error(row, "name", ProblemCode.REPEAT_NAME_ROOT, traits.name());
    }
    if (!repeatNames.add(traits.name())) {
      problems.error(row, "name", ProblemCode.REPEAT_NAME_TWICE, traits.name());
    }
    if (traits.label().isEmpty() && traits.media().isEmpty()) {
      problems.warn(row, "label", ProblemCode.SECTION_LABEL_MISSING, traits.name());
    }
  }

  private void checkLoop(FormRow row, ControlType.Begin begin) {
    if (begin.list().isEmpty()) {
      problems.error(row, "type", ProblemCode.LOOP_LIST_MISSING, "");
    } else if (lists.find(begin.list()).isEmpty()) {
      lists.unknown(row, begin.list());
    }
  }

  /** A count that is an expression needs a node of its own, which the repeat then refers to. */
  private Traits countNode(Traits traits, Frame around) {
    String count = traits.control().getOrDefault("jr:count", "");
    if (count.isEmpty() || References.isReference(count)) {
      return traits;
    }
    String name = traits.name() + "_count";
    if (!around.take(name)) {
      problems.error(traits.row(), "name", ProblemCode.NAME_TWICE, name);
    }
    Map<String, String> logic = Map.of("readonly", "true()", "calculate", count);
    around.items.add(
        Question.of(
            Traits.added(traits.row(), name, Localized.NONE, logic), QuestionTypes.CALCULATE));
    return traits.withControl("jr:count", "${" + name + "}");
  }

  /** A table of questions that share a list: its own label becomes a note above it. */
  private static Frame tableList(FormRow row, ControlType.Begin begin, Traits written) {
    String rest = written.appearance().replaceFirst("\\s*\\btable-list\\b", "").strip();
    Traits traits = written.withControl("appearance", ("field-list " + rest).strip());
    Frame frame =
        new Frame(begin.opening(), traits.withTexts(Localized.NONE, Localized.NONE), begin.list());
    frame.tableList = "";
    if (!traits.label().isEmpty() || !traits.hint().isEmpty()) {
      Traits note =
          Traits.added(row, "generated_table_list_label_" + row.number(), Localized.NONE, Map.of());
      frame.items.add(
          Question.of(note.withTexts(traits.label(), traits.hint()), QuestionTypes.NOTE));
    }
    return frame;
  }
}

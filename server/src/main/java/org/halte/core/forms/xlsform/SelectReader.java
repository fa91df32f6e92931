package org.halte.core.forms.xlsform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.QuestionType;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Selection;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** Questions with choices. */
final class SelectReader {
  private static final Set<String> EXTENSIONS = Set.of(".csv", ".xml", ".geojson");

  private final QuestionReader questions;
  private final Lists lists;
  private final Problems problems;

  SelectReader(QuestionReader questions, Lists lists, Problems problems) {
    this.questions = questions;
    this.lists = lists;
    this.problems = problems;
  }

  void read(FormRow row, Traits written, ControlType.Select select, Frame frame) {
    Selection.Kind kind = kind(row, select);
    String filter = row.text("choice_filter");
    Parameters parameters = parameters(row, select);
    if (kind == Selection.Kind.SHEET && !checkList(row, select, filter)) {
      frame.items.add(Question.of(written, QuestionTypes.HIDDEN));
      return;
    }
    Traits traits = written;
    if (frame.tableList != null) {
      traits = tableList(row, traits, select, filter, frame);
    }
    Selection selection = new Selection(select.list(), kind, filter, parameters.values());
    frame.items.add(questions.common(row, traits, type(select)).withSelection(selection));
    if (select.orOther()) {
      addOther(row, traits, select, kind, frame);
    }
  }

  private void addOther(
      FormRow row, Traits traits, ControlType.Select select, Selection.Kind kind, Frame frame) {
    if (kind != Selection.Kind.SHEET) {
      problems.error(row, "type", ProblemCode.OTHER_FROM_FILE, select.list());
    }
    lists.addOther(select.list());
    Question other = other(row, traits);
    if (!frame.take(other.name())) {
      problems.error(row, "name", ProblemCode.NAME_TWICE, other.name());
    }
    frame.items.add(other);
  }

  private static QuestionType type(ControlType.Select select) {
    if (select.command().equals("rank")) {
      return QuestionTypes.RANK;
    }
    return select.many() ? QuestionTypes.SELECT_MULTIPLE : QuestionTypes.SELECT_ONE;
  }

  private static String stem(String file) {
    return file.substring(0, file.length() - extension(file).length());
  }

  private static String extension(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot).toLowerCase(Locale.ROOT);
  }

  private Selection.Kind kind(FormRow row, ControlType.Select select) {
    if (select.external()) {
      lists.checkExternal(row, select.list());
      if (row.find("choice_filter").isEmpty()) {
        problems.warn(row, "choice_filter", ProblemCode.EXTERNAL_UNFILTERED, "");
      }
      return Selection.Kind.EXTERNAL_SHEET;
    }
    if (References.hasReference(select.list())) {
      return Selection.Kind.ANSWERS;
    }
    boolean file = EXTENSIONS.contains(extension(select.list()));
    boolean oneEnding = stem(select.list()).indexOf('.') < 0;
    if (select.fromFile() && !(file && oneEnding)) {
      String nearest = problems.suggest(extension(select.list()), EXTENSIONS);
      problems.error(
          row.sheet(),
          row.number(),
          "type",
          ProblemCode.FILE_EXTENSION,
          select.list(),
          nearest.isEmpty() ? "" : stem(select.list()) + nearest);
      return Selection.Kind.FILE;
    }
    return file ? Selection.Kind.FILE : Selection.Kind.SHEET;
  }

  private Parameters parameters(FormRow row, ControlType.Select select) {
    Parameters parameters = Parameters.read(row, problems);
    if (select.fromFile()) {
      parameters.allow("randomize", "seed", "value", "label");
    } else {
      parameters.allow("randomize", "seed");
    }
    parameters.oneOf("randomize", "true", "false");
    if (parameters.has("seed")) {
      String seed = parameters.get("seed");
      if (!parameters.has("randomize")) {
        parameters.fault(ProblemCode.PARAMETERS_INCOMPLETE, "randomize=true, seed");
      } else if (!References.isReference(seed) && !Parameters.isNumber(seed)) {
        parameters.fault(ProblemCode.PARAMETER_NUMBER, "seed=" + seed);
      }
    }
    for (String key : List.of("value", "label")) {
      if (parameters.has(key) && !Names.isTag(parameters.get(key))) {
        parameters.fault(ProblemCode.NAME_INVALID, parameters.get(key));
      }
    }
    return parameters;
  }

  private boolean checkList(FormRow row, ControlType.Select select, String filter) {
    Optional<ChoiceList> list = lists.find(select.list());
    if (list.isEmpty()) {
      lists.unknown(row, select.list());
      return false;
    }
    if (select.many()) {
      for (Choice choice : list.get().choices()) {
        if (choice.name().contains(" ")) {
          FormRow at = choice.row();
          problems.error(
              at.sheet(),
              at.number(),
              "name",
              ProblemCode.CHOICE_NAME_SPACE,
              choice.name(),
              choice.name().replace(' ', '_'));
        }
      }
    }
    if (select.orOther() && !filter.isEmpty()) {
      problems.error(row, "choice_filter", ProblemCode.OTHER_FILTERED, "");
    }
    return true;
  }

  private static Question other(FormRow row, Traits traits) {
    return Question.of(
        Traits.added(
            row,
            traits.name() + "_other",
            Localized.plain("Specify other."),
            Map.of("relevant", "selected(../" + traits.name() + ", 'other')")),
        QuestionTypes.TEXT);
  }

  /** The first select of a table-list is shown once more, as the table's heading. */
  private Traits tableList(
      FormRow row, Traits traits, ControlType.Select select, String filter, Frame frame) {
    if ("".equals(frame.tableList)) {
      if (!filter.isEmpty()) {
        problems.error(row, "choice_filter", ProblemCode.TABLE_LIST_FILTERED, "");
      }
      frame.tableList = select.list();
      Traits heading =
          Traits.added(
                  row,
                  "reserved_name_for_field_list_labels_" + row.number(),
                  Localized.plain(" "),
                  Map.of())
              .withControl("appearance", "label");
      frame.items.add(
          Question.of(heading, type(select))
              .withSelection(new Selection(select.list(), Selection.Kind.SHEET, "", Map.of())));
    }
    if (!select.list().equals(frame.tableList)) {
      problems.error(row, "type", ProblemCode.TABLE_LIST_MIXED, select.list());
    }
    return traits.withControl("appearance", "list-nolabel");
  }
}

package org.halte.core.forms.history;

import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Selection;
import org.halte.core.forms.xlsform.Compiled;

/** The questions of a compiled form, as a history keeps them. */
public final class AskedQuestions {

  private AskedQuestions() {}

  /** All that can have an answer, in the form's order; notes and lists in files are none. */
  public static List<VersionQuestion> of(Compiled form) {
    return form.paths().stream()
        .filter(path -> path.item() instanceof Question)
        .filter(path -> hasAnswer((Question) path.item()))
        .map(path -> read(path.path(), (Question) path.item(), form))
        .toList();
  }

  private static boolean hasAnswer(Question question) {
    return !question.type().name().equals("note") && !question.type().isExternalInstance();
  }

  private static VersionQuestion read(String path, Question question, Compiled form) {
    return new VersionQuestion(
        path,
        question.type().name(),
        question.hxl(),
        question.traits().label().texts(),
        question
            .selection()
            .filter(selection -> selection.kind() == Selection.Kind.SHEET)
            .map(selection -> options(form.model().lists(), selection.list()))
            .orElse(List.of()));
  }

  private static List<VersionQuestion.Option> options(Map<String, ChoiceList> lists, String name) {
    ChoiceList list = lists.get(name);
    return list == null
        ? List.of()
        : list.choices().stream()
            .map(choice -> new VersionQuestion.Option(choice.name(), choice.label().texts()))
            .toList();
  }
}

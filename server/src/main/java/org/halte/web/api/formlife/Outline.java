package org.halte.web.api.formlife;

import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.model.Selection;

/**
 * One question or group as the preview shows it.
 *
 * @param type as XLSForm calls it; {@code group} or {@code repeat}
 * @param labels by language, "" for a text without languages
 * @param relevant the condition as written; "" when always asked
 */
record Outline(
    String name,
    String type,
    Map<String, String> labels,
    boolean required,
    String relevant,
    List<Choice> choices,
    List<Outline> children) {

  /** One choice of a question. */
  record Choice(String code, Map<String, String> labels) {}

  static List<Outline> of(FormModel form) {
    return form.items().stream().map(item -> of(item, form.lists())).toList();
  }

  private static Outline of(Item item, Map<String, ChoiceList> lists) {
    boolean required = !item.traits().bindText("required").isBlank();
    String relevant = item.traits().bindText("relevant");
    Map<String, String> labels = item.traits().label().texts();
    return switch (item) {
      case Section section ->
          new Outline(
              item.name(),
              section.kind() == Section.Kind.REPEAT ? "repeat" : "group",
              labels,
              false,
              relevant,
              List.of(),
              section.children().stream().map(child -> of(child, lists)).toList());
      case Question question ->
          new Outline(
              item.name(),
              question.type().name(),
              labels,
              required,
              relevant,
              question
                  .selection()
                  .filter(selection -> selection.kind() == Selection.Kind.SHEET)
                  .map(selection -> choices(lists.get(selection.list())))
                  .orElse(List.of()),
              List.of());
    };
  }

  private static List<Choice> choices(@org.jspecify.annotations.Nullable ChoiceList list) {
    return list == null
        ? List.of()
        : list.choices().stream()
            .map(choice -> new Choice(choice.name(), choice.label().texts()))
            .toList();
  }
}

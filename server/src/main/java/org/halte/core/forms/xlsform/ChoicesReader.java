package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Question.OsmTag;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** Sheets that hold lists. */
final class ChoicesReader {
  private final Settings settings;
  private final Problems problems;

  ChoicesReader(Settings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  Map<String, ChoiceList> read(FormSheet sheet) {
    if (!sheet.rows().isEmpty() && !sheet.hasColumn("name")) {
      problems.error(sheet.name(), 1, "", ProblemCode.HEADER_MISSING, "name", "");
      return Map.of();
    }
    for (List<String> column : sheet.paths()) {
      if (column.size() == 1 && column.getFirst().contains(" ")) {
        problems.warn(sheet.name(), 1, "", ProblemCode.HEADER_BLANK, column.getFirst());
      }
    }
    Map<String, List<Choice>> grouped = new LinkedHashMap<>();
    Map<String, Set<String>> names = new HashMap<>();
    for (FormRow row : sheet.rows()) {
      String list = row.text("list_name");
      if (!list.isEmpty()) {
        read(row, names.computeIfAbsent(list, l -> new HashSet<>()))
            .ifPresent(choice -> grouped.computeIfAbsent(list, l -> new ArrayList<>()).add(choice));
      }
    }
    Map<String, ChoiceList> lists = new LinkedHashMap<>();
    grouped.forEach((name, choices) -> lists.put(name, new ChoiceList(name, choices)));
    return lists;
  }

  private Optional<Choice> read(FormRow row, Set<String> names) {
    Choice choice = choice(row);
    if (choice.name().isEmpty()) {
      problems.error(row, "name", ProblemCode.CHOICE_NAME_MISSING, "");
      return Optional.empty();
    }
    if (choice.label().isEmpty()) {
      problems.warn(row, "label", ProblemCode.CHOICE_LABEL_MISSING, "");
    }
    if (!names.add(choice.name()) && !settings.isOn("allow_choice_duplicates", false)) {
      problems.error(row, "name", ProblemCode.CHOICE_NAME_TWICE, choice.name());
    }
    return Optional.of(choice);
  }

  /** The osm sheet: tags by list, their values being lists of the same sheet. */
  Map<String, List<OsmTag>> readOsm(FormSheet sheet) {
    Map<String, List<Choice>> grouped = new LinkedHashMap<>();
    for (FormRow row : sheet.rows()) {
      if (!row.text("list_name").isEmpty()) {
        grouped.computeIfAbsent(row.text("list_name"), l -> new ArrayList<>()).add(choice(row));
      }
    }
    Map<String, List<OsmTag>> tags = new LinkedHashMap<>();
    grouped.forEach((list, choices) ->
        tags.put(
            list,
            choices.stream()
                .map(
                    c -> new OsmTag(c.name(), c.label(), grouped.getOrDefault(c.name(), List.of())))
                .toList()));
    return tags;
  }

  private Choice choice(FormRow row) {
    String language = settings.defaultLanguage();
    return new Choice(
        row.text("name"), row.localized(language, "label"), row.group(language, "media"), row);
  }
}

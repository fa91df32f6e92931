package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Question.OsmTag;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The lists of the choices, external_choices and osm sheets. */
final class Lists {
  private final Map<String, ChoiceList> lists;
  private final Set<String> externalNames;
  private final Map<String, List<OsmTag>> osm;
  private final Problems problems;
  private boolean otherAdded;
  private final String similarSheet;
  private final String similarExternalSheet;

  Lists(
      Map<String, ChoiceList> lists,
      Set<String> externalNames,
      Map<String, List<OsmTag>> osm,
      String similarSheet,
      String similarExternalSheet,
      Problems problems) {
    this.lists = new LinkedHashMap<>(lists);
    this.externalNames = Set.copyOf(externalNames);
    this.osm = Map.copyOf(osm);
    this.similarSheet = similarSheet;
    this.similarExternalSheet = similarExternalSheet;
    this.problems = problems;
  }

  Optional<ChoiceList> find(String name) {
    return Optional.ofNullable(lists.get(name));
  }

  Map<String, ChoiceList> all() {
    return lists;
  }

  List<OsmTag> osmTags(String name) {
    return osm.getOrDefault(name, List.of());
  }

  /** Names the fault of a list that is not there. */
  void unknown(FormRow row, String name) {
    if (lists.isEmpty()) {
      problems.error(
          row.sheet(), row.number(), "type", ProblemCode.CHOICES_SHEET_MISSING, name, similarSheet);
    } else {
      problems.unknown(row, "type", ProblemCode.LIST_UNKNOWN, name, lists.keySet());
    }
  }

  void checkExternal(FormRow row, String name) {
    if (externalNames.isEmpty()) {
      problems.error(
          row.sheet(),
          row.number(),
          "type",
          ProblemCode.EXTERNAL_SHEET_MISSING,
          name,
          similarExternalSheet);
    } else if (!externalNames.contains(name)) {
      problems.unknown(row, "type", ProblemCode.EXTERNAL_LIST_UNKNOWN, name, externalNames);
    }
  }

  boolean isOtherAdded() {
    return otherAdded;
  }

  /** Adds the choice "other" to a list, in all its languages. */
  void addOther(String name) {
    otherAdded = true;
    ChoiceList list = lists.get(name);
    if (list == null || list.choices().stream().anyMatch(choice -> choice.name().equals("other"))) {
      return;
    }
    Set<String> languages = new LinkedHashSet<>();
    for (Choice choice : list.choices()) {
      if (choice.label().translated()) {
        languages.addAll(choice.label().texts().keySet());
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    languages.forEach(language -> texts.put(language, "Other"));
    Localized label = languages.isEmpty() ? Localized.plain("Other") : new Localized(true, texts);
    List<Choice> choices = new ArrayList<>(list.choices());
    FormRow row = FormRow.added(list.choices().getFirst().row());
    choices.add(new Choice("other", label, Map.of(), row));
    lists.put(name, new ChoiceList(name, choices));
  }
}

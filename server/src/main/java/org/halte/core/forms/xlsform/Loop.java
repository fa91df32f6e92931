package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.model.Traits;

/**
 * A loop over a list of choices becomes one group per choice, its name and label filled in. Groups
 * inside a loop have their own texts filled in, not those of their questions: so does the
 * reference.
 */
final class Loop {
  private Loop() {}

  static List<Item> unroll(Frame frame, Lists lists, String defaultLanguage) {
    List<Item> groups = new ArrayList<>();
    for (Choice choice : lists.find(frame.loopList).map(list -> list.choices()).orElse(List.of())) {
      List<Item> items =
          frame.items.stream().map(item -> fill(item, choice, defaultLanguage)).toList();
      Traits traits =
          Traits.added(frame.row, choice.name(), choice.label(), Map.of())
              .withMedia(choice.media());
      groups.add(new Section(traits, Section.Kind.GROUP, items, List.of()));
    }
    return groups;
  }

  private static Item fill(Item item, Choice choice, String defaultLanguage) {
    Traits traits = item.traits();
    return item.withTraits(
        traits
            .withTexts(
                fill(traits.label(), choice, defaultLanguage),
                fill(traits.hint(), choice, defaultLanguage))
            .withLogic(logic -> fill(logic, choice, defaultLanguage)));
  }

  private static Localized fill(Localized text, Choice choice, String defaultLanguage) {
    Map<String, String> filled = new LinkedHashMap<>();
    text.texts()
        .forEach((language, value) -> {
          String label =
              choice.label().translated()
                  ? choice
                      .label()
                      .texts()
                      .getOrDefault(
                          language.isEmpty() ? defaultLanguage : language, choice.label().text())
                  : choice.label().text();
          filled.put(
              language, value.replace("%(label)s", label).replace("%(name)s", choice.name()));
        });
    return new Localized(text.translated(), filled);
  }
}

package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/** A named list of choices in the order of the sheet. */
public record ChoiceList(String name, List<Choice> choices) {
  public ChoiceList {
    Objects.requireNonNull(name);
    choices = List.copyOf(choices);
  }

  /** Whether its labels need translations or pictures. */
  public boolean isTranslated() {
    return choices.stream()
        .anyMatch(choice ->
            choice.label().translated()
                || !choice.media().isEmpty()
                || References.hasReference(choice.label().text()));
  }
}

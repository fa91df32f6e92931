package org.halte.core.forms.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the publisher said of some questions that changed.
 *
 * @param from paths in the version before
 * @param to paths in the new version; empty when nothing follows
 * @param choices the new code by the old one, where choices were renamed
 */
public record Decision(List<String> from, List<String> to, Fate fate, Map<String, String> choices) {
  public Decision {
    from = List.copyOf(from);
    to = List.copyOf(to);
    Objects.requireNonNull(fate);
    choices = Map.copyOf(choices);
  }
}

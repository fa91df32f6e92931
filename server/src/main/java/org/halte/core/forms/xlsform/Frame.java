package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Traits;
import org.jspecify.annotations.Nullable;

/** A group that is still open while the survey sheet is read; the outermost is the form itself. */
final class Frame {
  final ControlType.@Nullable Opening opening;
  final FormRow row;
  final Traits traits;
  final String loopList;
  final List<Item> items = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> lowerNames = new HashSet<>();

  /** In a table-list group: "" until its first select has said which list it shows. */
  @Nullable String tableList;

  Frame(ControlType.@Nullable Opening opening, Traits traits, String loopList) {
    this.opening = opening;
    this.row = traits.row();
    this.traits = traits;
    this.loopList = loopList;
  }

  /** Whether the name was free here. */
  boolean take(String name) {
    return names.add(name);
  }

  /** Whether the name differs from the others by more than upper and lower case. */
  boolean takeIgnoringCase(String name) {
    return lowerNames.add(name.toLowerCase(Locale.ROOT));
  }
}

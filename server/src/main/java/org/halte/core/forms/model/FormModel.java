package org.halte.core.forms.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.halte.base.formats.Workbook;

/**
 * A whole form.
 *
 * @param workbook as it was read, unknown sheets and columns included
 * @param lists by name, in the order of the sheet
 * @param items of the survey sheet
 * @param meta audit and the like: questions kept beside the form's identity
 * @param entities declared for the form as a whole
 * @param usesEntities whether any entity is declared anywhere
 */
public record FormModel(
    Workbook workbook,
    Settings settings,
    Map<String, ChoiceList> lists,
    List<Item> items,
    List<Question> meta,
    List<EntityDeclaration> entities,
    boolean usesEntities) {
  public FormModel {
    Objects.requireNonNull(workbook);
    Objects.requireNonNull(settings);
    lists = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(lists));
    items = List.copyOf(items);
    meta = List.copyOf(meta);
    entities = List.copyOf(entities);
  }

  /** Whether an entity belongs to a group or repeat instead of the whole form. */
  public boolean hasScopedEntities() {
    return items.stream().anyMatch(FormModel::hasEntities);
  }

  private static boolean hasEntities(Item item) {
    return item instanceof Section section
        && (!section.entities().isEmpty()
            || section.children().stream().anyMatch(FormModel::hasEntities));
  }
}

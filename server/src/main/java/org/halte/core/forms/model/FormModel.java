package org.halte.core.forms.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.halte.base.formats.Workbook;

/**
 * A whole form.
 *
 * @param sheets of the workbook in its order, unknown sheets and columns included
 * @param lists by name, in the order of the sheet
 * @param items of the survey sheet
 * @param meta audit and the like: questions kept beside the form's identity
 * @param entities declared for the form as a whole
 * @param usesEntities whether any entity is declared anywhere
 */
public record FormModel(
    List<FormSheet> sheets,
    Settings settings,
    Map<String, ChoiceList> lists,
    List<Item> items,
    List<Question> meta,
    List<EntityDeclaration> entities,
    boolean usesEntities) {
  public FormModel {
    sheets = List.copyOf(sheets);
    Objects.requireNonNull(settings);
    lists = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(lists));
    items = List.copyOf(items);
    meta = List.copyOf(meta);
    entities = List.copyOf(entities);
  }

  /** The workbook it was read from, to the last cell. */
  public Workbook workbook() {
    return new Workbook(sheets.stream().map(FormSheet::toSheet).toList());
  }

  /** Its workbook with one sheet changed: to be compiled again. */
  public Workbook workbookWith(FormSheet changed) {
    return new Workbook(
        sheets.stream()
            .map(sheet -> sheet.title().equals(changed.title()) ? changed : sheet)
            .map(FormSheet::toSheet)
            .toList());
  }

  /** The sheet of that name in the standard. */
  public Optional<FormSheet> findSheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
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

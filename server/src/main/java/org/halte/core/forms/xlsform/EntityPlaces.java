package org.halte.core.forms.xlsform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.ProblemCode;
import org.halte.core.forms.model.Problems;
import org.halte.core.forms.model.Section;

/** Finds for each entity the group or repeat whose answers make it up. */
final class EntityPlaces {
  private final Problems problems;

  EntityPlaces(Problems problems) {
    this.problems = problems;
  }

  FormModel place(List<Item> items, List<EntityDeclaration> entities, FormModel model) {
    checkSaveTo(items, entities, new HashMap<>());
    return model;
  }

  private void checkSaveTo(
      List<Item> items, List<EntityDeclaration> entities, Map<String, Integer> taken) {
    for (Item item : items) {
      String saveTo = item.traits().bindText("entities:saveto");
      if (!saveTo.isEmpty()) {
        checkSaveTo(item, saveTo, entities, taken);
      }
      if (item instanceof Section section) {
        checkSaveTo(section.children(), entities, taken);
      }
    }
  }

  private void checkSaveTo(
      Item item, String saveTo, List<EntityDeclaration> entities, Map<String, Integer> taken) {
    FormRow row = item.traits().row();
    if (entities.isEmpty()) {
      fault(row, ProblemCode.SAVE_TO_NO_ENTITY, "");
      return;
    }
    if (item instanceof Section) {
      fault(row, ProblemCode.SAVE_TO_SECTION, "");
      return;
    }
    int hash = saveTo.indexOf('#');
    if (hash != saveTo.lastIndexOf('#')) {
      fault(row, ProblemCode.SAVE_TO_HASH, saveTo);
      return;
    }
    String list = hash < 0 ? entities.getFirst().dataset() : saveTo.substring(0, hash);
    String property = saveTo.substring(hash + 1);
    if (hash < 0 && entities.size() > 1) {
      fault(row, ProblemCode.SAVE_TO_PREFIX, "");
      return;
    }
    if (entities.stream().noneMatch(entity -> entity.dataset().equals(list))) {
      problems.error(
          row.sheet(),
          row.number(),
          "save_to",
          ProblemCode.SAVE_TO_LIST,
          list,
          Names.nearest(list, entities.stream().map(EntityDeclaration::dataset).toList()));
      return;
    }
    if (EntitiesReader.isReserved(property)) {
      fault(row, ProblemCode.ENTITY_RESERVED, property);
    } else if (!Names.isTag(property)) {
      fault(row, ProblemCode.NAME_INVALID, property);
    } else if (taken.putIfAbsent(list + "#" + property, row.number()) != null) {
      fault(row, ProblemCode.SAVE_TO_TWICE, property);
    }
  }

  private void fault(FormRow row, ProblemCode code, String detail) {
    problems.error(row, "save_to", code, detail);
  }
}

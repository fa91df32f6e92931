package org.halte.core.forms.xlsform.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** Which answers each entity is made of: properties saved to it, questions its expressions name. */
final class EntityMentions {
  private final Problems problems;
  private final List<EntityDeclaration> entities;
  private final Map<String, Mention> questions = new LinkedHashMap<>();
  private final Map<EntityDeclaration, List<Mention>> properties = new HashMap<>();
  private final Map<EntityDeclaration, Container> scopes = new HashMap<>();
  private final Map<String, Integer> propertyRows = new HashMap<>();
  private int order;

  /** A question that an entity mentions; order is its place in the form. */
  private record Mention(String name, FormRow row, Container container, int order) {}

  EntityMentions(FormModel form, Problems problems) {
    this.problems = problems;
    this.entities = form.entities();
    collect(form.items(), Container.FORM);
    if (!problems.hasErrors()) {
      entities.forEach(entity -> scopes.put(entity, findScope(entity)));
    }
  }

  /** The repeat, or the form, whose turns make one such entity each. */
  Container scope(EntityDeclaration entity) {
    return scopes.getOrDefault(entity, Container.FORM);
  }

  List<Container> properties(EntityDeclaration entity) {
    return properties.getOrDefault(entity, List.of()).stream().map(Mention::container).toList();
  }

  /** The innermost group of its scope that an entity's expressions mention. */
  Container innermost(EntityDeclaration entity) {
    Container scope = scope(entity);
    Container found = scope;
    for (Mention mention : variables(entity)) {
      Container container = mention.container();
      if (container.scope().equals(scope) && container.names().size() > found.names().size()) {
        found = container;
      }
    }
    return found;
  }

  boolean holdsPropertyOfAnother(Container container, EntityDeclaration entity) {
    return entities.stream()
        .filter(other -> !other.equals(entity))
        .anyMatch(other -> properties(other).contains(container));
  }

  private void collect(List<Item> items, Container container) {
    for (Item item : items) {
      Mention mention = new Mention(item.name(), item.traits().row(), container, order++);
      questions.putIfAbsent(item.name(), mention);
      String saveTo = item.traits().bindText("entities:saveto");
      if (!saveTo.isEmpty()) {
        addProperty(item, saveTo, mention);
      }
      if (item instanceof Section section) {
        collect(section.children(), container.inside(section));
      }
    }
  }

  private void addProperty(Item item, String saveTo, Mention mention) {
    FormRow row = item.traits().row();
    int hash = saveTo.indexOf('#');
    if (entities.isEmpty()) {
      fault(row, ProblemCode.SAVE_TO_NO_ENTITY, "");
    } else if (item instanceof Section) {
      fault(row, ProblemCode.SAVE_TO_SECTION, "");
    } else if (hash != saveTo.lastIndexOf('#')) {
      fault(row, ProblemCode.SAVE_TO_HASH, saveTo);
    } else if (hash < 0 && entities.size() > 1) {
      fault(row, ProblemCode.SAVE_TO_PREFIX, "");
    } else {
      String list = hash < 0 ? entities.getFirst().dataset() : saveTo.substring(0, hash);
      addProperty(list, saveTo.substring(hash + 1), mention);
    }
  }

  private void addProperty(String list, String property, Mention mention) {
    FormRow row = mention.row();
    List<EntityDeclaration> declared =
        entities.stream().filter(entity -> entity.dataset().equals(list)).toList();
    if (declared.isEmpty()) {
      problems.unknown(
          row,
          "save_to",
          ProblemCode.SAVE_TO_LIST,
          list,
          entities.stream().map(EntityDeclaration::dataset).toList());
      return;
    }
    if (EntitiesReader.isReserved(property)) {
      fault(row, ProblemCode.ENTITY_RESERVED, property);
    } else if (!Names.isTag(property)) {
      fault(row, ProblemCode.NAME_INVALID, property);
    } else if (propertyRows.putIfAbsent(list + "#" + property, row.number()) != null) {
      fault(row, ProblemCode.SAVE_TO_TWICE, property);
    }
    properties.computeIfAbsent(declared.getFirst(), e -> new ArrayList<>()).add(mention);
  }

  private void fault(FormRow row, ProblemCode code, String detail) {
    problems.error(row, "save_to", code, detail);
  }

  private List<Mention> variables(EntityDeclaration entity) {
    List<Mention> found = new ArrayList<>();
    for (String expression :
        List.of(entity.label(), entity.entityId(), entity.createIf(), entity.updateIf())) {
      for (String name : References.listNames(expression)) {
        Mention mention = questions.get(name);
        if (mention != null) {
          found.add(mention);
        }
      }
    }
    return found;
  }

  /** The deepest repeat mentioned; whatever lies elsewhere than in it or around it is named. */
  private Container findScope(EntityDeclaration entity) {
    List<Mention> saved = properties.getOrDefault(entity, List.of());
    List<Mention> all = new ArrayList<>(saved);
    List<Mention> variables = variables(entity);
    all.addAll(variables);
    Mention deepest = null;
    for (Mention mention : all) {
      int depth = mention.container().repeatCount();
      if (deepest == null
          || depth > deepest.container().repeatCount()
          || (depth == deepest.container().repeatCount() && mention.order() < deepest.order())) {
        deepest = mention;
      }
    }
    Container scope = deepest == null ? Container.FORM : deepest.container().scope();
    for (Mention mention : saved) {
      if (!mention.container().scope().equals(scope)) {
        fault(mention.row(), ProblemCode.ENTITY_SCOPE, entity.dataset());
      }
    }
    for (Mention mention : variables) {
      if (!scope.isInside(mention.container().scope())) {
        problems.error(entity.row(), "", ProblemCode.ENTITY_SCOPE, entity.dataset());
      }
    }
    return scope;
  }
}

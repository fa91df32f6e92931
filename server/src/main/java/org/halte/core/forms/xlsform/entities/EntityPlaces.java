package org.halte.core.forms.xlsform.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/**
 * Finds for each entity the group or repeat whose answers make it up. A repeat makes one entity per
 * turn, so everything an entity is made of lies in one repeat (its scope) or around it. Inside its
 * scope an entity goes to the group that holds all its properties; one without properties goes to
 * the innermost group it mentions, or to the next free one around. A group holds one entity at
 * most.
 */
public final class EntityPlaces {
  private final Problems problems;
  private final EntityMentions mentions;
  private final List<EntityDeclaration> entities;

  /** Taken containers, each with its entity. */
  private final Map<Container, EntityDeclaration> taken = new HashMap<>();

  private EntityPlaces(FormModel form, Problems problems) {
    this.problems = problems;
    this.entities = form.entities();
    this.mentions = new EntityMentions(form, problems);
  }

  /** The form with its entities moved to where they belong. */
  public static FormModel place(FormModel form, Problems problems) {
    return new EntityPlaces(form, problems).place(form);
  }

  private FormModel place(FormModel form) {
    if (problems.hasErrors() || entities.isEmpty()) {
      return form;
    }
    List<EntityDeclaration> movable = new ArrayList<>();
    for (EntityDeclaration entity : entities) {
      Optional<Container> pinned = pinned(entity);
      if (pinned.isPresent()) {
        take(pinned.get(), entity, mentions.scope(entity));
      } else {
        movable.add(entity);
      }
    }
    for (EntityDeclaration entity : movable) {
      Container scope = mentions.scope(entity);
      take(free(mentions.innermost(entity), scope), entity, scope);
    }
    return new FormModel(
        form.sheets(),
        form.settings(),
        form.lists(),
        attach(form.items(), Container.FORM),
        form.meta(),
        held(Container.FORM),
        true);
  }

  /** Where its properties hold an entity; a form's only entity stays with the form as a whole. */
  private Optional<Container> pinned(EntityDeclaration entity) {
    List<Container> properties = mentions.properties(entity);
    if (properties.isEmpty()) {
      return Optional.empty();
    }
    if (entities.size() == 1 && mentions.scope(entity).equals(Container.FORM)) {
      return Optional.of(Container.FORM);
    }
    return Optional.of(properties.stream().reduce(Container::common).orElseThrow());
  }

  private Container free(Container wanted, Container scope) {
    Container container = wanted;
    if (entities.size() == 1 && scope.equals(Container.FORM)) {
      return Container.FORM;
    }
    while (taken.containsKey(container) && !container.equals(scope)) {
      container = container.around();
    }
    return container;
  }

  private void take(Container container, EntityDeclaration entity, Container scope) {
    if (taken.containsKey(container) || mentions.holdsPropertyOfAnother(container, entity)) {
      problems.error(
          entity.row(),
          "list_name",
          ProblemCode.ENTITY_PLACES,
          entity.dataset() + " (" + scope + ")");
      return;
    }
    taken.put(container, entity);
  }

  private List<EntityDeclaration> held(Container container) {
    EntityDeclaration entity = taken.get(container);
    return entity == null ? List.of() : List.of(entity);
  }

  private List<Item> attach(List<Item> items, Container around) {
    List<Item> attached = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Section section) {
        Container here = around.inside(section);
        attached.add(
            section.withChildren(attach(section.children(), here)).withEntities(held(here)));
      } else {
        attached.add(item);
      }
    }
    return attached;
  }
}

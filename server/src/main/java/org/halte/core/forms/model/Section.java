package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/** A group or a repeat with what is in it. */
public record Section(
    Traits traits, Kind kind, List<Item> children, List<EntityDeclaration> entities)
    implements Item {
  public Section {
    Objects.requireNonNull(traits);
    Objects.requireNonNull(kind);
    children = List.copyOf(children);
    entities = List.copyOf(entities);
  }

  @Override
  public Section withTraits(Traits other) {
    return new Section(other, kind, children, entities);
  }

  public Section withEntities(List<EntityDeclaration> declared) {
    return new Section(traits, kind, children, declared);
  }

  public Section withChildren(List<Item> items) {
    return new Section(traits, kind, items, entities);
  }

  /** A loop has become groups by the time it is in the model; its outer group stays one. */
  public enum Kind {
    GROUP,
    REPEAT
  }
}

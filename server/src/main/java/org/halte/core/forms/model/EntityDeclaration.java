package org.halte.core.forms.model;

import java.util.Objects;

/**
 * What a form does to entities of a list (ODK entities specification).
 *
 * @param dataset the list's name
 * @param label expression; "" when entities are only updated
 * @param entityId expression that finds the entity to update; "" when they are only created
 * @param createIf condition; "" for none
 * @param updateIf condition; "" for none
 */
public record EntityDeclaration(
    String dataset, String label, String entityId, String createIf, String updateIf, FormRow row) {
  public EntityDeclaration {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(label);
    Objects.requireNonNull(entityId);
    Objects.requireNonNull(createIf);
    Objects.requireNonNull(updateIf);
    Objects.requireNonNull(row);
  }

  public boolean creates() {
    return !createIf.isEmpty() || (updateIf.isEmpty() && entityId.isEmpty());
  }

  public boolean updates() {
    return !updateIf.isEmpty() || !entityId.isEmpty();
  }
}

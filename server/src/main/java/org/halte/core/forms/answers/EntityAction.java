package org.halte.core.forms.answers;

import java.util.Objects;
import java.util.Optional;

/**
 * What a filled form says about one entity of a list (a place of {@code lieux}).
 *
 * @param dataset the list's name
 * @param id the entity's UUID; "" when the phone left it out
 * @param create whether this form makes the entity
 * @param update whether this form changes it
 * @param baseVersion the version the phone saw, for an update
 * @param trunkVersion the last version of the server in a chain of offline changes
 * @param branchId of that chain
 * @param scope the group whose answers are the entity's properties: the whole form, or one turn of
 *     a repeat
 */
public record EntityAction(
    String dataset,
    String id,
    boolean create,
    boolean update,
    Optional<Integer> baseVersion,
    Optional<Integer> trunkVersion,
    Optional<String> branchId,
    Optional<String> label,
    Answer.Group scope) {
  public EntityAction {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(id);
    Objects.requireNonNull(scope);
  }
}

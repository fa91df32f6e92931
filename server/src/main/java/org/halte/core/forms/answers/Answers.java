package org.halte.core.forms.answers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A filled form as it was sent.
 *
 * @param formId the form's id
 * @param version of the form it was filled with; "" when the form has none
 * @param instanceId unique for this filling: {@code uuid:…}
 * @param deprecatedId the instance this one corrects
 * @param instanceName the title the form gave it
 * @param entities what it says about entities, in the form's order
 * @param root all answers; its name is the root element's
 */
public record Answers(
    String formId,
    String version,
    String instanceId,
    Optional<String> deprecatedId,
    Optional<String> instanceName,
    List<EntityAction> entities,
    Answer.Group root) {
  public Answers {
    Objects.requireNonNull(formId);
    Objects.requireNonNull(version);
    Objects.requireNonNull(instanceId);
    Objects.requireNonNull(root);
    entities = List.copyOf(entities);
  }

  /** Answers that look like names of attached files: a short name with a usual media ending. */
  public List<String> listFileNames() {
    return root.listValues().stream()
        .map(value -> value.text().strip())
        .filter(FileNames::looksLikeAttachment)
        .distinct()
        .toList();
  }
}

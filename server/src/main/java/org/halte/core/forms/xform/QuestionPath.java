package org.halte.core.forms.xform;

import java.util.Objects;
import org.halte.core.forms.model.Item;

/** Where a question or group lies in the answers: {@code /data/ecran_lieu/lieu}. */
public record QuestionPath(String path, Item item) {
  public QuestionPath {
    Objects.requireNonNull(path);
    Objects.requireNonNull(item);
  }
}

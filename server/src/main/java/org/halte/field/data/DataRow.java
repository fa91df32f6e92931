package org.halte.field.data;

import java.util.Set;
import org.halte.core.policy.FieldClass;

/**
 * One report as a viewer may see it.
 *
 * @param filling only the answers that are open
 * @param open the classes of field that are open in this report
 */
public record DataRow(Head head, Filling filling, Set<FieldClass> open) {
  public DataRow {
    open = Set.copyOf(open);
  }
}

package org.halte.core.lists;

import java.util.Optional;
import org.halte.core.policy.Viewer;

/** Lists that come and go while Halte runs. */
public interface EntityListShelf {

  /** The list of that name, if it exists for this viewer. */
  Optional<EntityListSource> find(String dataset, Viewer viewer);
}

package org.halte.core.live;

import java.util.Optional;
import java.util.Set;
import org.halte.base.changes.Change;

/** A feature that has something to show live. Loads once, whatever the number of listeners. */
public interface LiveSource {

  /** The topics of the feed whose changes it can show. */
  Set<String> topics();

  /** What a change is about, as it is now; empty when there is nothing to show. */
  Optional<LiveItem> load(Change change);
}

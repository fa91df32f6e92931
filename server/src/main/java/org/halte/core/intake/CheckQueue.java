package org.halte.core.intake;

import java.util.Set;
import org.halte.base.changes.Change;
import org.halte.base.changes.Follower;
import org.halte.core.intake.findings.FindingStore;
import org.springframework.stereotype.Component;

/**
 * Notes every received form for the check. The check itself runs outside of the follower's
 * transaction, which would hold up all other readers of the feed.
 */
@Component
class CheckQueue implements Follower {

  private final FindingStore store;

  CheckQueue(FindingStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "checks";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Intake.TOPIC);
  }

  @Override
  public void apply(Change change) {
    if (change.kind().equals(Intake.RECEIVED)) {
      store.enqueue(change.subject());
    }
  }
}

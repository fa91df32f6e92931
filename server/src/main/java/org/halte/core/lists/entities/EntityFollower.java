package org.halte.core.lists.entities;

import java.util.Set;
import org.halte.base.changes.Change;
import org.halte.base.changes.Follower;
import org.halte.core.intake.Intake;
import org.springframework.stereotype.Component;

/** Keeps the lists in step with the forms that come in. */
@Component
class EntityFollower implements Follower {

  private final EntityIntake intake;

  EntityFollower(EntityIntake intake) {
    this.intake = intake;
  }

  @Override
  public String name() {
    return "entities";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Intake.TOPIC);
  }

  @Override
  public void apply(Change change) {
    switch (change.kind()) {
      case Intake.RECEIVED, Intake.ACCEPTED -> intake.take(change.subject());
      case Intake.APPROVED -> intake.takeApproved(change.subject());
      default -> {
        // Nothing else that happens to a report says anything new of entities.
      }
    }
  }
}

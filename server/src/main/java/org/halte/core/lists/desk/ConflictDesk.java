package org.halte.core.lists.desk;

import java.util.Map;
import java.util.Optional;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.lists.conflicts.Conflict;
import org.halte.core.lists.conflicts.ConflictStore;
import org.halte.core.lists.entities.Deed;
import org.halte.core.lists.entities.Entity;
import org.halte.core.lists.entities.EntityIntake;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.Property;
import org.halte.core.lists.entities.Waiting;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a coordinator decides what nobody should decide silently. */
@Service
public class ConflictDesk {

  private final Desk desk;
  private final EntityDesk entities;
  private final ConflictStore conflicts;
  private final EntityIntake intake;
  private final NightCalendar calendar;

  ConflictDesk(
      Desk desk,
      EntityDesk entities,
      ConflictStore conflicts,
      EntityIntake intake,
      NightCalendar calendar) {
    this.desk = desk;
    this.entities = entities;
    this.conflicts = conflicts;
    this.intake = intake;
    this.calendar = calendar;
  }

  /**
   * Decides.
   *
   * @param choice {@code earlier}, {@code said} or {@code both} (texts only) for two values; {@code
   *     restore} or {@code leave} for a change of what was deleted; {@code merge}, {@code
   *     merge-into-other} or {@code different} for two that may be one; {@code seen} for the others
   * @throws ListsProblem when there is nothing to decide, or the choice is none of its kind
   */
  @Transactional
  public void decide(String name, String id, String choice, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Conflict conflict =
        conflicts
            .findOpen(Desk.uuid(id))
            .filter(c -> c.list().equals(list.id()))
            .orElseThrow(() -> ListsProblem.unknownConflict(id));
    MemberId by = Desk.person(viewer);
    switch (conflict.kind()) {
      case VALUES -> choose(list, conflict, choice, by);
      case DELETED -> {
        if (expect(choice, "restore", "leave").equals("restore")) {
          entities.restore(list, desk.lock(list, conflict.entity().toString()), by);
        }
      }
      case SAME ->
          same(name, conflict, expect(choice, "merge", "merge-into-other", "different"), viewer);
      case MERGED, FORCED -> expect(choice, "seen");
    }
    conflicts.close(conflict.id(), choice, Optional.of(by.value()), calendar.now());
  }

  private void choose(ListDefinition list, Conflict c, String choice, MemberId by) {
    boolean text =
        c.property().equals(Entity.LABEL)
            || list.findProperty(c.property())
                .filter(p -> p.type() == Property.Type.TEXT)
                .isPresent();
    String value =
        switch (text
            ? expect(choice, "earlier", "said", "both")
            : expect(choice, "earlier", "said")) {
          case "earlier" -> c.earlier();
          case "said" -> c.said();
          default -> c.earlier() + " / " + c.said();
        };
    Entity entity = desk.lock(list, c.entity().toString());
    if (!value.equals(entity.values().getOrDefault(c.property(), ""))) {
      entities.edit(list, entity, Map.of(c.property(), value), by, Deed.Kind.CHOICE);
    }
  }

  private void same(String name, Conflict c, String choice, Viewer viewer) {
    String one = c.entity().toString();
    String other = c.otherEntity().orElseThrow().toString();
    if (choice.equals("merge")) {
      entities.merge(name, one, other, viewer);
    } else if (choice.equals("merge-into-other")) {
      entities.merge(name, other, one, viewer);
    }
  }

  private static String expect(String choice, String... possible) {
    for (String one : possible) {
      if (one.equals(choice)) {
        return one;
      }
    }
    throw ListsProblem.badValue("choice", choice, String.join(", ", possible));
  }

  /** Applies now what waits for something that will not come. */
  @Transactional
  public void applyNow(String name, String instanceId, int ordinal, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Waiting held =
        intake
            .findWaiting(list, instanceId, ordinal)
            .filter(w -> w.reason() != Waiting.Reason.BAD_ID)
            .orElseThrow(() -> ListsProblem.unknownConflict(instanceId));
    intake.force(held);
  }
}

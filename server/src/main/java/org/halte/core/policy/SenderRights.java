package org.halte.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.people.Role;
import org.springframework.stereotype.Component;

/**
 * What whoever sends a form may name in it, and change by it: asked by those who derive something
 * from it, from the same matrix as what people read. A form may come weeks after it was filled and
 * from a phone that has since changed its team, so it is not held to the zones and nights of a
 * round: what its association's coordinators see, a secret thing only for its own circle.
 */
@Component
public class SenderRights {

  /** In no circle at all. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final AgreementStore agreements;
  private final NightCalendar calendar;

  SenderRights(AgreementStore agreements, NightCalendar calendar) {
    this.agreements = agreements;
    this.calendar = calendar;
  }

  /**
   * Whether a thing is, or was until it was taken off, there for the sender by name and exact
   * point. What is not must be answered exactly as if there were no such thing.
   */
  public boolean mayName(Teller teller, Facts thing) {
    Decision decision = access(teller, thing).decide(thing.ifThere());
    return decision.opens(FieldClass.PLACE)
        && decision.opens(FieldClass.POSITION)
        && decision.precision() == Precision.EXACT;
  }

  /**
   * Whether a form of the sender may change a thing as it stands: one of its own association that
   * it may name. Whoever holds a link only adds.
   */
  public boolean mayChange(Teller teller, Facts thing) {
    return !teller.byLink()
        && thing.owner().equals(teller.organisation())
        && mayName(teller, thing);
  }

  private Access access(Teller teller, Facts thing) {
    var today = calendar.tonight().date();
    List<Agreement> received =
        thing.owner().equals(teller.organisation())
            ? List.of()
            : agreements.listReceivedBy(teller.organisation(), today);
    return new Access(
        viewer(teller), new Grants(today).of(viewer(teller), received), calendar.now());
  }

  /** Whoever holds a link knows of no more than a phone without a team. */
  private static Viewer viewer(Teller teller) {
    return teller.byLink()
        ? new Viewer.Device(NOBODY, teller.organisation(), Optional.empty(), List.of())
        : new Viewer.Member(
            teller.member().orElseGet(() -> new MemberId(NOBODY)),
            teller.organisation(),
            Set.of(Role.COORDINATOR),
            List.of());
  }
}

package org.halte.field.places;

import org.halte.core.people.entry.TrustLost;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The circle of a secret place trusts persons, not accounts. Whoever came back by a link that
 * somebody handed over is in no circle any more, at once; insiders add them again when they know
 * who it is. Nobody outside learns that there was a circle.
 */
@Component
class CircleTrust {

  private final CircleStore circles;

  CircleTrust(CircleStore circles) {
    this.circles = circles;
  }

  @EventListener
  void leaveCircles(TrustLost lost) {
    circles.leaveAll(lost.member());
  }
}

package org.halte.core.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a viewer gets of one thing.
 *
 * @param visible whether the thing exists for the viewer now
 * @param since from when it does: past for what is visible, future for what an agreement delays,
 *     empty for what never will be
 * @param open the classes of field that may be shown; all others are left out
 */
public record Decision(
    boolean visible, Optional<Instant> since, Precision precision, Set<FieldClass> open) {

  /** Nothing, and nothing later. */
  public static final Decision HIDDEN =
      new Decision(false, Optional.empty(), Precision.DISTRICT, Set.of());

  public Decision {
    open = Set.copyOf(open);
  }

  public boolean opens(FieldClass fieldClass) {
    return visible && open.contains(fieldClass);
  }

  /** A head count as this decision lets it be said: exact, or rounded to tens. */
  public int rounded(int count) {
    return precision == Precision.EXACT ? count : Math.round(count / 10f) * 10;
  }

  /** A moment as this decision lets it be said: exactly for who may know the team, or the hour. */
  public Instant moment(Instant at) {
    return opens(FieldClass.TEAM) ? at : at.truncatedTo(ChronoUnit.HOURS);
  }

  /** The more generous of two answers in every respect: grants add up, they never take away. */
  Decision or(Decision other) {
    if (!other.visible) {
      return visible ? this : new Decision(false, earlier(since, other.since), precision, open);
    }
    if (!visible) {
      return other;
    }
    var classes = EnumSet.noneOf(FieldClass.class);
    classes.addAll(open);
    classes.addAll(other.open);
    var finer = precision == Precision.EXACT ? precision : other.precision;
    return new Decision(true, earlier(since, other.since), finer, classes);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.or(() -> two);
    }
    return one.get().isBefore(two.get()) ? one : two;
  }
}

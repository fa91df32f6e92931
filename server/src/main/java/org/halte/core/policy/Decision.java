package org.halte.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.core.territory.ZoneId;

/**
 * What a viewer gets of one thing. Whatever is told of it passes here: numbers, moments, positions
 * and zones come out as the viewer may have them, events when the viewer may know.
 *
 * @param visible whether the thing exists for the viewer now
 * @param since from when it does: past for what is visible, future for what an agreement delays,
 *     empty for what never will be
 * @param delay how long after it happened the viewer learns what becomes of it
 * @param open the classes of field that may be shown; all others are left out
 * @param zone where it is: its own zone, or the one of its cell for who sees the district only
 * @param cell for who sees the district only
 */
public record Decision(
    boolean visible,
    Optional<Instant> since,
    Duration delay,
    Precision precision,
    Set<FieldClass> open,
    Optional<ZoneId> zone,
    Optional<Cell> cell) {

  /** Nothing, and nothing later. */
  public static final Decision HIDDEN =
      new Decision(
          false,
          Optional.empty(),
          Duration.ZERO,
          Precision.DISTRICT,
          Set.of(),
          Optional.empty(),
          Optional.empty());

  public Decision {
    open = Set.copyOf(open);
  }

  public boolean opens(FieldClass fieldClass) {
    return visible && open.contains(fieldClass);
  }

  /** A value where its class is open. */
  public <T> Optional<T> shown(FieldClass fieldClass, Optional<T> value) {
    return opens(fieldClass) ? value : Optional.empty();
  }

  /** A head count as this decision lets it be said: exact, or rounded to tens. */
  public int rounded(int count) {
    return precision == Precision.EXACT ? count : Math.round(count / 10f) * 10;
  }

  /** A moment as this decision lets it be said: exactly for who may know the team, or the hour. */
  public Instant moment(Instant at) {
    return opens(FieldClass.TEAM) ? at : at.truncatedTo(ChronoUnit.HOURS);
  }

  /** Where it is: the point given, or the centre of the cell that never changes for a point. */
  public Optional<Position> position(Optional<Position> exact) {
    return shown(
        FieldClass.POSITION, precision == Precision.EXACT ? exact : cell.map(Cell::centre));
  }

  /**
   * When the viewer may learn of something that happened to the thing; long ago for what is told at
   * once, even where another node's clock runs ahead; empty for never.
   */
  public Optional<Instant> tells(Instant change) {
    return since.map(known -> {
      if (delay.isZero()) {
        return visible ? Instant.EPOCH : known;
      }
      var late = change.plus(delay);
      return late.isAfter(known) ? late : known;
    });
  }

  /** The more generous of two answers in every respect: grants add up, they never take away. */
  Decision or(Decision other) {
    if (visible != other.visible) {
      return visible ? this : other;
    }
    if (!visible) {
      return isLaterThan(other) ? other : this;
    }
    var classes = EnumSet.noneOf(FieldClass.class);
    classes.addAll(open);
    classes.addAll(other.open);
    var finer = precision == Precision.EXACT ? this : other;
    return new Decision(
        true,
        isLaterThan(other) ? other.since : since,
        delay.compareTo(other.delay) <= 0 ? delay : other.delay,
        finer.precision,
        classes,
        finer.zone,
        finer.cell);
  }

  private boolean isLaterThan(Decision other) {
    return other.since.isPresent() && since.filter(at -> !other.since.get().isBefore(at)).isEmpty();
  }
}

package org.halte.core.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.halte.core.people.MemberId;

/**
 * What one viewer may see now: the same rules for one row, for a SQL query and for columns in
 * memory. Made by {@link Policy#open}; good for one request, or for a minute on a live screen.
 */
public final class Access {
  private final Viewer viewer;
  private final List<Grant> grants;
  private final Instant now;

  Access(Viewer viewer, List<Grant> grants, Instant now) {
    this.viewer = viewer;
    this.grants = List.copyOf(grants);
    this.now = now;
  }

  public Viewer viewer() {
    return viewer;
  }

  /** The moment for which it answers. */
  public Instant now() {
    return now;
  }

  /** Whether there is nothing at all to see. */
  public boolean isClosed() {
    return grants.isEmpty();
  }

  /** The same rights at another moment: a live screen keeps its access, not its clock. */
  public Access at(Instant moment) {
    return new Access(viewer, grants, moment);
  }

  /**
   * Equal for viewers to whom the very same things show: what was drawn for one is good for all.
   *
   * @param insider whether a member is in the circle of anything at all
   */
  public Object shape(Predicate<MemberId> insider) {
    var telling =
        grants.stream()
            .filter(
                grant -> grant.insider().isEmpty() || grant.insider().filter(insider).isPresent())
            .toList();
    boolean delayed = telling.stream().anyMatch(grant -> !grant.delay().isZero());
    return List.of(telling, delayed ? now.truncatedTo(ChronoUnit.MINUTES) : Instant.EPOCH);
  }

  /** The answer for a single thing. */
  public Decision decide(Facts facts) {
    var decision = Decision.HIDDEN;
    for (var grant : grants) {
      decision = decision.or(grant.decide(facts, now));
    }
    return decision;
  }

  /** Whether the viewer may correct the thing, not only see it. */
  public boolean mayWrite(Facts facts) {
    return grants.stream().anyMatch(grant -> grant.write() && grant.concerns(facts, now));
  }

  /** The rights that open a class of field, alone: their rows are those in which it shows. */
  public Access opening(FieldClass fieldClass) {
    return only(grant -> grant.open().contains(fieldClass));
  }

  /** The rights that show things exactly, alone. */
  public Access exactly() {
    return only(Grant::isExact);
  }

  /** The rights that open what happened and not only how things stand, alone. */
  Access beyondStanding() {
    return only(grant -> grant.upTo() != Age.STANDING);
  }

  /** The rights to change things, alone. */
  public Access writing() {
    return only(Grant::write);
  }

  /**
   * The rights by which the past of a place adds up to how it stands: its people, its open needs.
   * What is read under them is never shown as a row, nor told apart by what it says.
   */
  public Access summing() {
    return new Access(viewer, grants.stream().map(Grant::withPast).toList(), now);
  }

  private Access only(Predicate<Grant> wanted) {
    return new Access(viewer, grants.stream().filter(wanted).toList(), now);
  }

  /** The rows that {@link #decide} would show, as a condition over the given columns. */
  public SqlCondition where(FactColumns columns) {
    return GrantSql.of(grants, columns, now);
  }

  /** The zone that {@link #decide} would show of a row, as an expression over the given columns. */
  SqlCondition zone(FactColumns columns) {
    return GrantSql.shown(grants, columns, now, columns.zone(), columns.outline().zone());
  }

  /** The cell that {@link #decide} would show of a row; null where the point itself is shown. */
  SqlCondition cell(FactColumns columns) {
    return GrantSql.shown(grants, columns, now, "null", columns.outline().cell());
  }

  /**
   * Whether every right is among those of another access: nothing is open here that is not there.
   */
  boolean isWithin(Access other) {
    return other.grants.containsAll(grants);
  }

  /** The rows that {@link #decide} would show, one bit each. */
  public BitSet sieve(FactBlock block) {
    var visible = new BitSet(block.size());
    for (var grant : grants) {
      GrantSieve.run(grant, block, now, visible);
    }
    return visible;
  }
}

package org.halte.base.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The record of who read or changed what, for whoever must answer for it. Only added to: the
 * database refuses to change or remove a line.
 */
@Component
public class Journal {

  private final JournalStore store;
  private final Clock clock;

  Journal(JournalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Adds a line, in the transaction that is under way.
   *
   * @param actor who: the identifier of a member, a device or a part of the system
   * @param organisation the identifier of the actor's organisation, or an empty text
   * @param action what was done, e.g. {@code read}, {@code invite}
   * @param what the sort of thing, e.g. {@code table reports}
   * @param subject which one: an identifier, a filter or {@code *}; never a person's words
   */
  public void record(
      String actor, String organisation, String action, String what, String subject) {
    store.add(new Line(clock.instant(), actor, organisation, action, what, subject));
  }

  /** What was noted of one thing inside an organisation, the newest first; at most 500 lines. */
  public List<Entry> listOf(String organisation, String what) {
    return store.listOf(organisation, what);
  }

  /**
   * One line of the journal about a thing.
   *
   * @param actor as {@link #record} was told
   */
  public record Entry(Instant at, String actor, String action, String subject) {}

  record Line(
      Instant at, String actor, String organisation, String action, String what, String subject) {}
}

package org.halte.core.people;

import java.util.Map;
import org.halte.base.audit.Journal;
import org.halte.base.changes.Changes;
import org.halte.core.people.memory.Memories;
import org.springframework.stereotype.Component;

/**
 * Writes what is done to people, teams and tokens into the journal and, for other nodes and
 * followers, into the change feed (topic {@code people}). To be called inside the transaction that
 * does it.
 */
@Component
public class PeopleLog {

  private final Journal journal;
  private final Changes changes;
  private final Memories memories;

  PeopleLog(Journal journal, Changes changes, Memories memories) {
    this.journal = journal;
    this.changes = changes;
    this.memories = memories;
  }

  /**
   * Adds one line and one change.
   *
   * @param action what was done: {@code created}, {@code changed}, {@code removed}, {@code revoked}
   * @param what to what sort of thing: {@code member}, {@code team}, {@code device}
   */
  public void note(
      Actor actor, OrganisationId organisation, String action, String what, Object id) {
    journal.record(actor.journalName(), organisation.toString(), action, what, id.toString());
    changes.append(
        "people",
        what + "-" + action,
        id.toString(),
        Map.of("organisation", organisation.toString()));
    memories.forgetAfterCommit();
  }
}

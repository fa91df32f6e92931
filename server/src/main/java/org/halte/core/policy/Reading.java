package org.halte.core.policy;

/**
 * What somebody is about to read, for the journal.
 *
 * @param what the kind of thing: {@code places}, {@code reports}
 * @param subject which of them: an id, a filter, or {@code *} for all
 */
public record Reading(String what, String subject) {

  /** All the viewer may see of a kind of thing. */
  public static Reading all(String what) {
    return new Reading(what, "*");
  }
}

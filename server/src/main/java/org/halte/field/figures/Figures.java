package org.halte.field.figures;

import java.util.List;
import org.halte.base.kernel.Night;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;

/**
 * The counters of the desk, by the definitions of the glossary, over what one viewer may see. What
 * a viewer sees by district only goes in rounded to tens, row by row, so that no sum tells more
 * than its rows. How a place stands tonight may be summed up from past visits that are not shared
 * one by one; how it stood on an earlier night, or what a certain kind of visit said of it, may
 * not.
 */
@Service
public class Figures {

  private final Policy policy;
  private final FigureStore store;
  private final NightCalendar calendar;

  Figures(Policy policy, FigureStore store, NightCalendar calendar) {
    this.policy = policy;
    this.store = store;
    this.calendar = calendar;
  }

  /**
   * Encounters: the same person may count again.
   *
   * @param value sum of the head counts of visits, without hearsay
   * @param atLeast whether one of them is a lower bound
   * @param hearsay sum of what was only told
   */
  public record Encounters(long value, boolean atLeast, long hearsay) {}

  /**
   * People present, each place once, by its latest head count: within 14 days, or older and then
   * not confirmed. What was only told stands apart, and not at all once it is older.
   */
  public record PeoplePresent(long value, boolean atLeast, long notConfirmed, long hearsay) {}

  /** How many places have an open need of an item. */
  public record OpenNeed(String item, long count) {}

  /** Evictions; with a partial solution they are a class of their own. */
  public record Evictions(
      long count, long withoutSolution, long partial, long withSolution, long unknown) {}

  /**
   * All counters of a selection.
   *
   * @param visits two reports of one team at one place in one night and category are one visit
   * @param doubles two organisations at one place in one night for one category, not announced
   * @param gaps places with people, unseen for three nights
   * @param placesActive places in the state active
   */
  public record Counters(
      long visits,
      Encounters encounters,
      PeoplePresent peoplePresent,
      List<OpenNeed> needsOpen,
      Evictions evictions,
      long doubles,
      long gaps,
      long placesActive) {
    public Counters {
      needsOpen = List.copyOf(needsOpen);
    }
  }

  /** The counters of a selection; states are those of its last night, tonight by default. */
  public Counters count(Selection selection, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("figures"));
    Night tonight = calendar.tonight();
    Night end = selection.to().filter(to -> to.compareTo(tonight) < 0).orElse(tonight);
    FigureStore.Visits visits = store.visits(selection, access);
    Access standing = end.equals(tonight) ? access.summing() : access;
    FigureStore.Presence presence =
        store.presence(selection, selection.asksVisits() ? access : standing, end);
    return new Counters(
        visits.count(),
        visits.encounters(),
        presence.people(),
        store.openNeeds(selection, standing, end),
        store.evictions(selection, access),
        store.doubles(selection, access),
        presence.gaps(),
        store.activePlaces(selection, access));
  }
}

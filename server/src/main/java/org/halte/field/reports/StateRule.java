package org.halte.field.reports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.Night;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.facts.Result;

/**
 * The state of a place: what somebody last stated, carried on by the reports since. People seen
 * make it active; nobody seen makes it uncertain, and empty when a later night finds nobody again;
 * an eviction makes it evicted. What waits for a coordinator goes on waiting until one looks, or
 * until it is evicted.
 */
final class StateRule {

  /** Evictions that leave the place where it is. */
  private static final Set<String> PARTIAL = Set.of("nettoyage", "demantelement_partiel");

  private StateRule() {}

  /**
   * @param counted all that counts at the place and was made by its own organisation, oldest first
   */
  static PlaceState after(Place place, List<Trace> counted) {
    PlaceState state = place.setState();
    Optional<Night> nobodySince = Optional.empty();
    for (Trace report : counted) {
      if (report.startedAt().isBefore(place.setStateAt())) {
        continue;
      }
      state = next(state, report, nobodySince);
      nobodySince =
          saw(report, 0)
              ? nobodySince.or(() -> Optional.of(report.night()))
              : none(report, nobodySince);
    }
    return state;
  }

  private static Optional<Night> none(Trace report, Optional<Night> nobodySince) {
    return report.visit() && met(report) ? Optional.empty() : nobodySince;
  }

  private static PlaceState next(PlaceState state, Trace report, Optional<Night> nobodySince) {
    if (report.eviction()) {
      boolean whole = report.evictionKind().filter(PARTIAL::contains).isEmpty();
      return whole ? PlaceState.EVICTED : state;
    }
    if (!report.visit() || state == PlaceState.TO_CHECK) {
      return state;
    }
    if (met(report)) {
      return PlaceState.ACTIVE;
    }
    if (!saw(report, 0)) {
      return state;
    }
    if (state == PlaceState.ACTIVE) {
      return PlaceState.UNCERTAIN;
    }
    boolean again = nobodySince.filter(night -> night.compareTo(report.night()) < 0).isPresent();
    return state == PlaceState.UNCERTAIN && again ? PlaceState.EMPTY : state;
  }

  private static boolean met(Trace report) {
    return report
        .headcount()
        .map(n -> n > 0)
        .orElse(report.result().equals(Optional.of(Result.MET)));
  }

  private static boolean saw(Trace report, int people) {
    return report.visit() && report.headcount().equals(Optional.of(people));
  }
}

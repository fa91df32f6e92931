package org.halte.cli.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Visit;

/**
 * What Halte must show to the first coordinator of an association, reckoned here from the story
 * alone, by the definitions of docs/glossary and the agreement “Coordination”. Written apart from
 * the code that shows it, so that each can prove the other wrong.
 */
public final class Expected {

  /** How late visits to sensitive places are shared. */
  private static final Duration SHARED_LATE = Duration.ofHours(24);

  /** Headcounts older than this are not confirmed. */
  private static final int CONFIRMED_NIGHTS = 14;

  /** A place with people is a gap after so many nights without a visit. */
  private static final int GAP_NIGHTS = 3;

  /**
   * The figures of a stretch of nights.
   *
   * @param visits reports other than “did not go”; several by one team on one place, night and
   *     category are one
   * @param encounters sum of headcounts over visits, hearsay left out
   * @param atLeast whether that sum holds a lower bound
   * @param hearsay sum of the headcounts told by hearsay
   * @param peoplePresent the latest headcount of each place, when not older than 14 nights, summed
   * @param doubles two associations at one place in one night for one category
   * @param gaps places with people present that nobody saw for 3 nights
   */
  public record Figures(
      int visits,
      int encounters,
      boolean atLeast,
      int hearsay,
      int peoplePresent,
      boolean presentAtLeast,
      int presentHearsay,
      int notConfirmed,
      int doubles,
      int gaps,
      int evictions,
      int evictionsWithoutSolution,
      int evictionsPartial) {}

  private record Round(String crew, UUID place, int night, String form) {}

  private record Here(UUID place, int night, String form) {}

  private record Count(int value, String quality) {}

  private record Teller(UUID place, String organisation) {}

  private final Story story;
  private final String viewer;
  private final Instant shared;
  private final Map<UUID, Place> places = new HashMap<>();
  private final Map<Teller, Visit> last = new HashMap<>();

  private Expected(Story story, String viewer, Instant shared) {
    this.story = story;
    this.viewer = viewer;
    this.shared = shared;
    story.places().forEach(place -> places.put(place.id(), place));
    story.reports().stream()
        .filter(Visit.class::isInstance)
        .map(Visit.class::cast)
        .filter(visit -> !visit.result().equals("pas_passe"))
        .sorted(Comparator.comparing(visit -> visit.header().startedAt()))
        .forEach(visit -> last.put(teller(visit), visit));
  }

  private static Teller teller(Visit visit) {
    return new Teller(visit.header().place(), visit.header().organisation());
  }

  /**
   * The figures that the first coordinator of an association sees once all that is shared a day
   * late is shared.
   *
   * @param from index of the first night, inclusive
   * @param end index of the night as of which people are present and places unseen: the story's
   *     last one, or the one after it, which is tonight
   */
  public static Figures of(Story story, String association, int from, int end) {
    return of(story, association, from, end, Instant.MAX);
  }

  /**
   * The same at a moment.
   *
   * @param now what was received within 24 hours of it is not yet shared of sensitive places
   */
  public static Figures of(Story story, String association, int from, int end, Instant now) {
    Instant shared = now.equals(Instant.MAX) ? now : now.minus(SHARED_LATE);
    return new Expected(story, association, shared).figures(from, end);
  }

  private Figures figures(int from, int end) {
    Collection<Visit> visits = visits(from, this::mayKnow);
    int sum = visits.stream().filter(v -> !isHearsay(v)).mapToInt(this::count).sum();
    int hearsay = visits.stream().filter(Expected::isHearsay).mapToInt(this::count).sum();
    boolean atLeast = visits.stream().anyMatch(Expected::isAtLeast);
    List<Clearance> clearances = clearances(from);
    // Who is there does not depend on how far back one looks. Tonight it is summed up from all that
    // is shared; how it was on an earlier night is told by what is shared one by one.
    boolean tonight = end == story.nights();
    Collection<Visit> ever = visits(0, tonight ? this::maySum : this::mayKnow);
    Map<UUID, Visit> latest = latestCounts(ever);
    List<Count> fresh = new ArrayList<>();
    int old = 0;
    for (Visit visit : latest.values()) {
      if (end - visit.header().night() <= CONFIRMED_NIGHTS) {
        fresh.add(new Count(count(visit), visit.quality()));
      } else {
        old += isHearsay(visit) ? 0 : count(visit);
      }
    }
    return new Figures(
        visits.size(),
        sum,
        atLeast,
        hearsay,
        fresh.stream().filter(c -> !c.quality().equals("oui_dire")).mapToInt(Count::value).sum(),
        fresh.stream().anyMatch(c -> c.quality().equals("au_moins")),
        fresh.stream().filter(c -> c.quality().equals("oui_dire")).mapToInt(Count::value).sum(),
        old,
        doubles(visits),
        gaps(ever, latest, end),
        clearances.size(),
        with(clearances, "aucune"),
        with(clearances, "partielle"));
  }

  /** One report per visit that is open. */
  private Collection<Visit> visits(int from, Predicate<Visit> open) {
    Map<Round, Visit> visits = new HashMap<>();
    for (Report report : story.reports()) {
      if (report instanceof Visit visit
          && visit.header().night() >= from
          && !visit.result().equals("pas_passe")
          && open.test(visit)) {
        var h = visit.header();
        visits.putIfAbsent(new Round(h.crew(), h.place(), h.night(), h.form()), visit);
      }
    }
    return visits.values();
  }

  private List<Clearance> clearances(int from) {
    List<Clearance> seen = new ArrayList<>();
    for (Report report : story.reports()) {
      if (report instanceof Clearance clearance
          && clearance.header().night() >= from
          && isOwn(clearance)) {
        seen.add(clearance);
      }
    }
    return seen;
  }

  private boolean isOwn(Report report) {
    return report.header().organisation().equals(viewer);
  }

  /** Own visits, the circle's secret ones included; of others the last to each ordinary place. */
  private boolean mayKnow(Visit visit) {
    return isOwn(visit)
        || (maySum(visit) && !place(visit).isHigh() && visit.equals(last.get(teller(visit))));
  }

  /** Own visits, and those of who shares to all that is not secret. */
  private boolean maySum(Visit visit) {
    return isOwn(visit)
        || (story.cast().shares(visit.header().organisation(), viewer)
            && !place(visit).isSecret()
            && !(place(visit).isHigh() && visit.header().receivedAt().isAfter(shared)));
  }

  private Place place(Report report) {
    return Optional.ofNullable(places.get(report.header().place())).orElseThrow();
  }

  /** A headcount as the viewer sees it: other associations' sensitive places in tens. */
  private int count(Visit visit) {
    int exact = visit.headcount().orElse(0);
    boolean blurred = !isOwn(visit) && place(visit).isHigh();
    return blurred ? Math.round(exact / 10f) * 10 : exact;
  }

  private static Map<UUID, Visit> latestCounts(Collection<Visit> visits) {
    Map<UUID, Visit> latest = new HashMap<>();
    visits.stream()
        .filter(visit -> visit.headcount().isPresent())
        .sorted(Comparator.comparing(visit -> visit.header().startedAt()))
        .forEach(visit -> latest.put(visit.header().place(), visit));
    return latest;
  }

  private static int doubles(Collection<Visit> visits) {
    Map<Here, Set<String>> tellers = new HashMap<>();
    for (Visit visit : visits) {
      var h = visit.header();
      tellers
          .computeIfAbsent(new Here(h.place(), h.night(), h.form()), here -> new HashSet<>())
          .add(h.organisation());
    }
    return (int) tellers.values().stream().filter(set -> set.size() > 1).count();
  }

  /** When others were last at their sensitive places is not shared: none of these is a gap. */
  private int gaps(Collection<Visit> visits, Map<UUID, Visit> latest, int end) {
    int gaps = 0;
    for (Visit counted : latest.values()) {
      int lastSeen =
          visits.stream()
              .filter(v -> v.header().place().equals(counted.header().place()))
              .filter(v -> isOwn(v) || !place(v).isHigh())
              .mapToInt(v -> v.header().night())
              .max()
              .orElse(end);
      boolean recent = end - counted.header().night() <= CONFIRMED_NIGHTS;
      if (recent && count(counted) > 0 && end - lastSeen > GAP_NIGHTS) {
        gaps++;
      }
    }
    return gaps;
  }

  private static boolean isHearsay(Visit visit) {
    return visit.quality().equals("oui_dire");
  }

  private static boolean isAtLeast(Visit visit) {
    return visit.quality().equals("au_moins");
  }

  private static int with(List<Clearance> clearances, String solution) {
    return (int) clearances.stream().filter(c -> c.eviction().solution().equals(solution)).count();
  }
}

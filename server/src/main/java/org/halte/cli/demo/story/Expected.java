package org.halte.cli.demo.story;

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
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Visit;

/**
 * What Halte must show to the first coordinator of an association, reckoned here from the story
 * alone, by the definitions of docs/glossary and the agreement “Coordination”. Written apart from
 * the code that shows it, so that each can prove the other wrong.
 */
public final class Expected {

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

  private final Story story;
  private final String viewer;
  private final Map<UUID, Place> places = new HashMap<>();

  private Expected(Story story, String viewer) {
    this.story = story;
    this.viewer = viewer;
    story.places().forEach(place -> places.put(place.id(), place));
  }

  /**
   * The figures that the first coordinator of an association sees.
   *
   * @param from index of the first night, inclusive
   * @param end index of the night as of which people are present and places unseen: the story's
   *     last one, or the one after it, which is tonight
   */
  public static Figures of(Story story, String association, int from, int end) {
    return new Expected(story, association).figures(from, end);
  }

  private Figures figures(int from, int end) {
    Collection<Visit> visits = visits(from);
    int sum = visits.stream().filter(v -> !isHearsay(v)).mapToInt(this::count).sum();
    int hearsay = visits.stream().filter(Expected::isHearsay).mapToInt(this::count).sum();
    boolean atLeast = visits.stream().anyMatch(Expected::isAtLeast);
    List<Clearance> clearances = clearances(from);
    // Who is there does not depend on how far back one looks.
    Collection<Visit> ever = visits(0);
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

  /** One report per visit that the viewer may see. */
  private Collection<Visit> visits(int from) {
    Map<Round, Visit> visits = new HashMap<>();
    for (Report report : story.reports()) {
      if (report instanceof Visit visit
          && visit.header().night() >= from
          && !visit.result().equals("pas_passe")
          && mayKnow(visit)) {
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
          && mayKnow(clearance)) {
        seen.add(clearance);
      }
    }
    return seen;
  }

  /** Own reports, the circle's secret ones included; of others, not what is secret. */
  private boolean mayKnow(Report report) {
    String teller = report.header().organisation();
    return teller.equals(viewer)
        || (story.cast().shares(teller, viewer) && !place(report).isSecret());
  }

  private Place place(Report report) {
    return Optional.ofNullable(places.get(report.header().place())).orElseThrow();
  }

  /** A headcount as the viewer sees it: other associations' sensitive places in tens. */
  private int count(Visit visit) {
    int exact = visit.headcount().orElse(0);
    boolean blurred = !visit.header().organisation().equals(viewer) && place(visit).isHigh();
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

  private int gaps(Collection<Visit> visits, Map<UUID, Visit> latest, int end) {
    int gaps = 0;
    for (Visit counted : latest.values()) {
      int lastSeen =
          visits.stream()
              .filter(v -> v.header().place().equals(counted.header().place()))
              .mapToInt(v -> v.header().night())
              .max()
              .orElseThrow();
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

  /** What was offered is not said of another association's sensitive places. */
  private int with(List<Clearance> clearances, String solution) {
    return (int)
        clearances.stream()
            .filter(c -> c.header().organisation().equals(viewer) || !place(c).isHigh())
            .filter(c -> c.eviction().solution().equals(solution))
            .count();
  }
}

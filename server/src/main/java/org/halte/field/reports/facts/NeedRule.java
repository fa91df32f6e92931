package org.halte.field.reports.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.halte.base.kernel.Night;
import org.halte.field.places.Coded;

/**
 * The life of needs at one place. A need is opened by the first visit that names it and confirmed
 * by later ones; covered when a visit gives at least what was last asked, or gives any of it when
 * nobody said how many; lapsed when no visit named it for {@value #LAPSE_NIGHTS} nights.
 */
public final class NeedRule {

  /** Nights after which a need that nobody confirms, or a head count, stands no longer. */
  public static final int LAPSE_NIGHTS = 14;

  private NeedRule() {}

  /** What one visit says of needs. */
  public record Visit(
      Night night, Instant at, long number, List<NeedLine> needs, List<GivenLine> given) {}

  /** How a need ended, or that it did not. */
  public enum End implements Coded {
    OPEN("open"),
    COVERED("covered"),
    LAPSED("lapsed");

    private final String code;

    End(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * One need from opening to end.
   *
   * @param opened the start of the visit that first named it
   * @param confirmed the start of the last visit that named it
   * @param covered the start of the visit that gave it
   */
  public record Need(
      String item,
      Optional<Integer> quantity,
      Optional<String> urgency,
      Instant opened,
      Instant confirmed,
      Night lastNamed,
      Optional<Instant> covered,
      End end) {}

  /** All needs of a place ever, in order of opening; {@code tonight} decides what has lapsed. */
  public static List<Need> history(List<Visit> visits, Night tonight) {
    Map<String, Need> open = new TreeMap<>();
    List<Need> past = new ArrayList<>();
    visits.stream()
        .sorted(Comparator.comparing(Visit::at).thenComparingLong(Visit::number))
        .forEach(visit -> {
          visit.needs().forEach(line -> name(visit, line, open, past));
          visit.given().forEach(line -> give(visit, line, open, past));
        });
    for (Need need : open.values()) {
      past.add(hasLapsed(need, tonight) ? ended(need, End.LAPSED, Optional.empty()) : need);
    }
    past.sort(Comparator.comparing(Need::opened).thenComparing(Need::item));
    return List.copyOf(past);
  }

  /** The needs that are open tonight. */
  public static List<Need> open(List<Visit> visits, Night tonight) {
    return history(visits, tonight).stream().filter(need -> need.end() == End.OPEN).toList();
  }

  private static void name(Visit visit, NeedLine line, Map<String, Need> open, List<Need> past) {
    Need before = open.get(line.item());
    if (before != null && hasLapsed(before, visit.night())) {
      past.add(ended(before, End.LAPSED, Optional.empty()));
      before = null;
    }
    open.put(
        line.item(),
        new Need(
            line.item(),
            line.quantity(),
            line.urgency(),
            before == null ? visit.at() : before.opened(),
            visit.at(),
            visit.night(),
            Optional.empty(),
            End.OPEN));
  }

  private static void give(Visit visit, GivenLine line, Map<String, Need> open, List<Need> past) {
    Need need = open.get(line.item());
    if (need == null) {
      return;
    }
    boolean enough =
        need.quantity().isEmpty()
            || line.quantity().filter(n -> n >= need.quantity().get()).isPresent();
    if (enough) {
      open.remove(line.item());
      boolean late = hasLapsed(need, visit.night());
      past.add(
          late
              ? ended(need, End.LAPSED, Optional.empty())
              : ended(need, End.COVERED, Optional.of(visit.at())));
    }
  }

  private static boolean hasLapsed(Need need, Night tonight) {
    return need.lastNamed().plus(LAPSE_NIGHTS).compareTo(tonight) < 0;
  }

  private static Need ended(Need need, End end, Optional<Instant> covered) {
    return new Need(
        need.item(),
        need.quantity(),
        need.urgency(),
        need.opened(),
        need.confirmed(),
        need.lastNamed(),
        covered,
        end);
  }
}

package org.halte.field.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Age;
import org.halte.core.policy.Decision;
import org.halte.core.policy.Facts;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Outline;
import org.halte.core.policy.Outlines;
import org.halte.core.policy.Sensitivity;
import org.halte.core.territory.ZoneId;

/** The definitions of the glossary, one loop each: the oracle of the figures in SQL. */
final class NaiveFigures {

  record Line(String item, Integer quantity) {}

  /**
   * A place.
   *
   * @param district the zone of its cell's centre
   */
  record Sleep(
      UUID id, OrganisationId owner, Sensitivity sensitivity, String zone, String district) {}

  record Told(
      UUID id,
      int number,
      OrganisationId organisation,
      TeamId team,
      Sleep place,
      String category,
      LocalDate night,
      Instant at,
      Instant received,
      String result,
      Integer headcount,
      String quality,
      String status,
      boolean joint,
      String solution,
      List<Line> needs,
      List<Line> given,
      Set<MemberId> circle) {

    Facts facts(boolean last) {
      return new Facts(
          organisation,
          Optional.of(new ZoneId(place.zone())),
          place.sensitivity(),
          Optional.of(new Night(night)),
          Optional.of(team),
          received,
          circle,
          last ? Age.LATEST : Age.PAST,
          Outlines.constant(
              new Outline(
                  true,
                  place.sensitivity(),
                  Optional.of(new ZoneId(place.district())),
                  Optional.empty())));
    }

    boolean counts() {
      return Set.of("ok", "review", "approved").contains(status);
    }

    boolean isVisit() {
      return !category.equals("expulsion")
          && !category.equals("lieu")
          && !"pas_passe".equals(result);
    }
  }

  private final List<Told> reports;
  private final Selection selection;
  private final Access access;
  private final LocalDate tonight;
  private final Map<List<Object>, Told> last = new HashMap<>();

  NaiveFigures(List<Told> reports, Selection selection, Access access, LocalDate tonight) {
    this.tonight = tonight;
    this.reports = reports;
    this.selection = selection;
    this.access = access;
    for (Told r : inOrder()) {
      if (r.counts() && r.isVisit()) {
        last.put(List.of(r.place().id(), r.organisation()), r);
      }
    }
  }

  /** The last visit of each association to each place is told of more than those before. */
  private Decision decide(Told r) {
    return access.decide(r.facts(last.containsValue(r)));
  }

  private boolean isIn(Told r, boolean nights) {
    return r.counts()
        && decide(r).visible()
        && (!nights || selection.from().filter(f -> f.date().isAfter(r.night())).isEmpty())
        && (!nights || selection.to().filter(t -> t.date().isBefore(r.night())).isEmpty())
        && (selection.zones().isEmpty()
            || selection.zones().contains(decide(r).zone().orElseThrow()))
        && (selection.organisations().isEmpty()
            || selection.organisations().contains(r.organisation()));
  }

  private Integer people(Told r) {
    Decision decision = decide(r);
    return r.headcount() == null || !decision.opens(FieldClass.COUNTS)
        ? null
        : Integer.valueOf(decision.rounded(r.headcount()));
  }

  FigureStore.Visits visits() {
    Map<List<Object>, Told> visits = new HashMap<>();
    for (Told r : inOrder()) {
      if (r.isVisit() && isIn(r, true)) {
        List<Object> key = List.of(r.place().id(), r.team(), r.night(), r.category());
        Told known = visits.get(key);
        boolean better =
            known == null
                || people(known) == null
                || (people(r) != null
                    && (!r.quality().equals("oui_dire") || known.quality().equals("oui_dire")));
        if (better) {
          visits.put(key, r);
        }
      }
    }
    long sum = 0;
    long hearsay = 0;
    boolean atLeast = false;
    for (Told r : visits.values()) {
      Integer people = people(r);
      if (people != null && r.quality().equals("oui_dire")) {
        hearsay += people;
      } else if (people != null) {
        sum += people;
        atLeast |= r.quality().equals("au_moins");
      }
    }
    return new FigureStore.Visits(visits.size(), new Figures.Encounters(sum, atLeast, hearsay));
  }

  FigureStore.Presence presence() {
    LocalDate end = end(selection, tonight).date();
    Map<UUID, Told> latest = new HashMap<>();
    // When it was last seen is told only where the life of the place is open.
    Map<UUID, LocalDate> seen = new HashMap<>();
    for (Told r : inOrder()) {
      if (r.isVisit() && isIn(r, false) && !r.night().isAfter(end)) {
        if (decide(r).opens(FieldClass.PLACE)) {
          seen.merge(r.place().id(), r.night(), (a, b) -> a.isAfter(b) ? a : b);
        }
        if (people(r) != null) {
          latest.put(r.place().id(), r);
        }
      }
    }
    long present = 0;
    long older = 0;
    long hearsay = 0;
    long gaps = 0;
    boolean atLeast = false;
    for (Told r : latest.values()) {
      boolean recent = !r.night().isBefore(end.minusDays(14));
      LocalDate night = seen.getOrDefault(r.place().id(), end);
      if (recent && people(r) > 0 && night.isBefore(end.minusDays(3))) {
        gaps++;
      }
      if (recent && r.quality().equals("oui_dire")) {
        hearsay += people(r);
      } else if (recent) {
        present += people(r);
        atLeast |= r.quality().equals("au_moins");
      } else if (!r.quality().equals("oui_dire")) {
        older += people(r);
      }
    }
    return new FigureStore.Presence(
        new Figures.PeoplePresent(present, atLeast, older, hearsay), gaps);
  }

  Map<String, Long> needs() {
    LocalDate end = end(selection, tonight).date();
    Map<List<Object>, Told> named = new HashMap<>();
    Map<List<Object>, Integer> asked = new HashMap<>();
    for (Told r : inOrder()) {
      if (!r.isVisit()
          || !isIn(r, false)
          || r.night().isAfter(end)
          || !decide(r).opens(FieldClass.NEEDS)) {
        continue;
      }
      for (Line need : r.needs()) {
        named.put(List.of(r.place().id(), need.item()), r);
        asked.put(List.of(r.place().id(), need.item()), need.quantity());
      }
      for (Line given : r.given()) {
        List<Object> key = List.of(r.place().id(), given.item());
        Integer wanted = asked.get(key);
        if (wanted == null || (given.quantity() != null && given.quantity() >= wanted)) {
          named.remove(key);
        }
      }
    }
    Map<String, Long> open = new TreeMap<>();
    named.forEach((key, r) -> {
      if (!r.night().isBefore(end.minusDays(14))) {
        open.merge((String) key.get(1), 1L, Long::sum);
      }
    });
    return open;
  }

  long doubles() {
    Map<List<Object>, Set<OrganisationId>> there = new HashMap<>();
    Set<List<Object>> announced = new HashSet<>();
    for (Told r : reports) {
      if (r.isVisit() && isIn(r, true) && decide(r).opens(FieldClass.PLACE)) {
        List<Object> key = List.of(r.place().id(), r.night(), r.category());
        there.computeIfAbsent(key, k -> new HashSet<>()).add(r.organisation());
        if (r.joint()) {
          announced.add(key);
        }
      }
    }
    return there.entrySet().stream()
        .filter(e -> e.getValue().size() > 1 && !announced.contains(e.getKey()))
        .count();
  }

  Figures.Evictions evictions() {
    long[] n = new long[5];
    for (Told r : reports) {
      if (r.solution() != null && isIn(r, true)) {
        n[0]++;
        boolean open = decide(r).opens(FieldClass.PLACE);
        n[
            switch (open ? r.solution() : "inconnue") {
              case "aucune" -> 1;
              case "partielle" -> 2;
              case "pour_tous" -> 3;
              default -> 4;
            }]++;
      }
    }
    return new Figures.Evictions(n[0], n[1], n[2], n[3], n[4]);
  }

  private List<Told> inOrder() {
    return reports.stream()
        .sorted(Comparator.comparing(Told::at).thenComparing(Told::number))
        .toList();
  }

  static Night end(Selection selection, LocalDate tonight) {
    return selection.to().orElse(new Night(tonight));
  }
}

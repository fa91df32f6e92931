package org.halte.field.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.Decision;
import org.halte.core.policy.Facts;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.TestAccess;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures in SQL against the definitions written down naively, over random nights. */
class FigureStoreTest {

  private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 23);
  private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
  private static final OrganisationId OURS = new OrganisationId(UUID.randomUUID());
  private static final OrganisationId PARTNER = new OrganisationId(UUID.randomUUID());
  private static final OrganisationId STRANGER = new OrganisationId(UUID.randomUUID());
  private static final MemberId NADIA = new MemberId(UUID.randomUUID());
  private static final List<String> ITEMS = List.of("duvet", "tente", "eau");

  private record Line(String item, Integer quantity) {}

  private record Sleep(UUID id, OrganisationId owner, Sensitivity sensitivity, String zone) {}

  private record Told(
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
      List<Line> given) {

    Facts facts() {
      return new Facts(
          organisation,
          Optional.of(new ZoneId(place.zone())),
          place.sensitivity(),
          Optional.of(new Night(night)),
          Optional.of(team),
          received,
          Set.of(NADIA));
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

  private final Random dice = new Random(20261123);
  private final List<Told> reports = new ArrayList<>();

  @Test
  void sqlAgreesWithTheDefinitionsForEveryViewerAndSelection() {
    try (var database = TestDatabase.fresh()) {
      write(database.jdbc());
      var store = new FigureStore(database.jdbc());
      for (Access access : List.of(coordinator(OURS), coordinator(STRANGER), nobody())) {
        for (Selection selection : selections()) {
          var visits = store.visits(selection, access);
          var presence = store.presence(selection, access, end(selection));
          var naive = new Naive(selection, access);
          assertThat(visits).as("visits %s", selection).isEqualTo(naive.visits());
          assertThat(presence).as("presence %s", selection).isEqualTo(naive.presence());
          assertThat(needs(store.openNeeds(selection, access, end(selection))))
              .as("needs %s", selection)
              .isEqualTo(naive.needs());
          assertThat(store.doubles(selection, access)).isEqualTo(naive.doubles());
          assertThat(store.evictions(selection, access)).isEqualTo(naive.evictions());
        }
      }
    }
  }

  @Test
  void askingForOneNeedGivesWhatAskingForAllGivesOfIt() {
    try (var database = TestDatabase.fresh()) {
      write(database.jdbc());
      var store = new FigureStore(database.jdbc());
      Selection a = Selection.ALL;
      Selection duvets =
          new Selection(
              a.from(),
              a.to(),
              a.zones(),
              a.organisations(),
              a.kinds(),
              a.states(),
              Set.of("duvet"),
              a.urgencies(),
              a.statuses(),
              a.categories(),
              a.place(),
              a.box());
      var all = needs(store.openNeeds(a, coordinator(OURS), new Night(TONIGHT)));
      var one = needs(store.openNeeds(duvets, coordinator(OURS), new Night(TONIGHT)));
      assertThat(one).isEqualTo(Map.of("duvet", all.get("duvet")));
    }
  }

  @Test
  void aStrangerCountsNothingAtAll() {
    try (var database = TestDatabase.fresh()) {
      write(database.jdbc());
      var store = new FigureStore(database.jdbc());
      Access access =
          TestAccess.of(member(new OrganisationId(UUID.randomUUID())), List.of(), TONIGHT, NOW);
      assertThat(store.visits(Selection.ALL, access).count()).isZero();
      assertThat(store.presence(Selection.ALL, access, new Night(TONIGHT)).people().value())
          .isZero();
      assertThat(store.activePlaces(Selection.ALL, access)).isZero();
    }
  }

  private static Access coordinator(OrganisationId organisation) {
    List<Agreement> received =
        organisation.equals(OURS)
            ? List.of(new Agreement(PARTNER, OURS, "coordination"))
            : List.of();
    return TestAccess.of(member(organisation), received, TONIGHT, NOW);
  }

  private static Viewer.Member member(OrganisationId organisation) {
    return new Viewer.Member(NADIA, organisation, Set.of(Role.COORDINATOR), List.of());
  }

  private static Access nobody() {
    return TestAccess.of(
        new Viewer.Member(NADIA, OURS, Set.of(Role.INSTANCE_ADMIN), List.of()),
        List.of(),
        TONIGHT,
        NOW);
  }

  private static Map<String, Long> needs(List<Figures.OpenNeed> needs) {
    Map<String, Long> map = new TreeMap<>();
    needs.forEach(need -> map.put(need.item(), need.count()));
    return map;
  }

  private static Night end(Selection selection) {
    return selection.to().orElse(new Night(TONIGHT));
  }

  private static List<Selection> selections() {
    Selection a = Selection.ALL;
    return List.of(
        a,
        nights(TONIGHT.minusDays(13), TONIGHT),
        nights(TONIGHT.minusDays(30), TONIGHT.minusDays(5)),
        new Selection(
            a.from(),
            a.to(),
            Set.of(new ZoneId("75118")),
            a.organisations(),
            a.kinds(),
            a.states(),
            a.needs(),
            a.urgencies(),
            a.statuses(),
            a.categories(),
            a.place(),
            a.box()),
        new Selection(
            a.from(),
            a.to(),
            a.zones(),
            Set.of(PARTNER),
            a.kinds(),
            a.states(),
            a.needs(),
            a.urgencies(),
            a.statuses(),
            a.categories(),
            a.place(),
            a.box()));
  }

  private static Selection nights(LocalDate from, LocalDate to) {
    Selection a = Selection.ALL;
    return new Selection(
        Optional.of(new Night(from)),
        Optional.of(new Night(to)),
        a.zones(),
        a.organisations(),
        a.kinds(),
        a.states(),
        a.needs(),
        a.urgencies(),
        a.statuses(),
        a.categories(),
        a.place(),
        a.box());
  }

  /** The definitions of the glossary, one loop each. */
  private final class Naive {
    private final Selection selection;
    private final Access access;

    Naive(Selection selection, Access access) {
      this.selection = selection;
      this.access = access;
    }

    private boolean isIn(Told r, boolean nights) {
      return r.counts()
          && access.decide(r.facts()).visible()
          && (!nights || selection.from().filter(f -> f.date().isAfter(r.night())).isEmpty())
          && (!nights || selection.to().filter(t -> t.date().isBefore(r.night())).isEmpty())
          && (selection.zones().isEmpty()
              || selection.zones().contains(new ZoneId(r.place().zone())))
          && (selection.organisations().isEmpty()
              || selection.organisations().contains(r.organisation()));
    }

    private Integer people(Told r) {
      Decision decision = access.decide(r.facts());
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
      LocalDate end = end(selection).date();
      Map<UUID, Told> latest = new HashMap<>();
      Map<UUID, LocalDate> seen = new HashMap<>();
      for (Told r : inOrder()) {
        if (r.isVisit() && isIn(r, false) && !r.night().isAfter(end)) {
          seen.merge(r.place().id(), r.night(), (a, b) -> a.isAfter(b) ? a : b);
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
        if (recent && people(r) > 0 && seen.get(r.place().id()).isBefore(end.minusDays(3))) {
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
      LocalDate end = end(selection).date();
      Map<List<Object>, Told> named = new HashMap<>();
      Map<List<Object>, Integer> asked = new HashMap<>();
      for (Told r : inOrder()) {
        if (!r.isVisit()
            || !isIn(r, false)
            || r.night().isAfter(end)
            || !access.decide(r.facts()).opens(FieldClass.NEEDS)) {
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
        if (r.isVisit() && isIn(r, true) && access.decide(r.facts()).opens(FieldClass.PLACE)) {
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
          boolean open = access.decide(r.facts()).opens(FieldClass.PLACE);
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
  }

  private void write(JdbcClient jdbc) {
    List<Sleep> places = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      places.add(place(jdbc, pick(List.of(OURS, PARTNER, STRANGER))));
    }
    Map<OrganisationId, List<TeamId>> teams = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      OrganisationId organisation = pick(List.of(OURS, PARTNER, STRANGER));
      TeamId team =
          pick(
              teams.computeIfAbsent(
                  organisation,
                  o -> List.of(new TeamId(UUID.randomUUID()), new TeamId(UUID.randomUUID()))));
      report(jdbc, i + 1, organisation, team, pick(places));
    }
  }

  private Sleep place(JdbcClient jdbc, OrganisationId owner) {
    Sleep place =
        new Sleep(
            UUID.randomUUID(),
            owner,
            pick(
                List.of(
                    Sensitivity.NORMAL, Sensitivity.NORMAL, Sensitivity.HIGH, Sensitivity.SECRET)),
            pick(List.of("75118", "75119")));
    jdbc.sql(
            """
            insert into field.place (id, organisation_id, name_sealed, zone, kind, state,
              sensitivity, circle, created_at, updated_at, set_state, set_state_at)
            values (:id, :owner, '', :zone, 'autre', 'actif', :sensitivity, array[:nadia]::uuid[],
              now(), now(), 'actif', now())
            """)
        .param("id", place.id())
        .param("owner", owner.value())
        .param("zone", place.zone())
        .param("sensitivity", place.sensitivity().code())
        .param("nadia", NADIA.value())
        .update();
    return place;
  }

  private void report(
      JdbcClient jdbc, int number, OrganisationId organisation, TeamId team, Sleep place) {
    LocalDate night = TONIGHT.minusDays(dice.nextInt(40));
    Instant at = night.atTime(19, 0).toInstant(ZoneOffset.UTC).plusSeconds(dice.nextInt(6) * 600L);
    Instant later = at.plusSeconds(dice.nextInt(30) * 3600L);
    Instant received = later.isAfter(NOW) ? NOW : later;
    String category = pick(List.of("passage", "passage", "passage", "distribution", "expulsion"));
    boolean eviction = category.equals("expulsion");
    String result =
        eviction ? null : pick(List.of("rencontre", "rencontre", "personne", "pas_passe"));
    Integer headcount = eviction || dice.nextInt(4) == 0 ? null : Integer.valueOf(dice.nextInt(60));
    String solution =
        eviction ? pick(List.of("aucune", "partielle", "pour_tous", "inconnue")) : null;
    Told told =
        new Told(
            UUID.randomUUID(),
            number,
            organisation,
            team,
            place,
            category,
            night,
            at,
            received,
            result,
            headcount,
            pick(List.of("compte", "estime", "au_moins", "oui_dire")),
            pick(List.of("ok", "ok", "ok", "review", "approved", "rejected", "replaced")),
            dice.nextInt(10) == 0,
            solution,
            lines(),
            lines());
    reports.add(told);
    jdbc.sql(
            """
            insert into field.report (id, number, instance_id, form_id, form_version, category,
              organisation_id, team_id, place_id, zone, night, started_at, received_at, result,
              headcount, quality, status, joint, updated_at)
            overriding system value
            values (:id, :number, :instance, :category, '', :category, :organisation, :team, :place,
              :zone, :night, :at, :received, :result, :headcount, :quality, :status, :joint, now())
            """)
        .param("id", told.id())
        .param("number", told.number())
        .param("instance", "uuid:" + told.id())
        .param("category", told.category())
        .param("organisation", organisation.value())
        .param("team", team.value())
        .param("place", place.id())
        .param("zone", place.zone())
        .param("night", night)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("received", received.atOffset(ZoneOffset.UTC))
        .param("result", told.result())
        .param("headcount", told.headcount())
        .param("quality", told.quality())
        .param("status", told.status())
        .param("joint", told.joint())
        .update();
    told.needs().forEach(line -> line(jdbc, "report_need (report_id, item, quantity)", told, line));
    told.given()
        .forEach(line -> line(jdbc, "report_given (report_id, item, quantity)", told, line));
    if (solution != null) {
      jdbc.sql("insert into field.eviction (report_id, solution) values (?, ?)")
          .param(told.id())
          .param(solution)
          .update();
    }
  }

  private static void line(JdbcClient jdbc, String table, Told told, Line line) {
    jdbc.sql("insert into field." + table + " values (?, ?, ?)")
        .param(told.id())
        .param(line.item())
        .param(line.quantity())
        .update();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (String item : ITEMS) {
      if (dice.nextInt(3) == 0) {
        lines.add(new Line(item, dice.nextInt(3) == 0 ? null : Integer.valueOf(dice.nextInt(10))));
      }
    }
    return lines;
  }

  private <T> T pick(List<T> values) {
    return values.get(dice.nextInt(values.size()));
  }
}

package org.halte.field.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.TestAccess;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.NaiveFigures.Line;
import org.halte.field.figures.NaiveFigures.Sleep;
import org.halte.field.figures.NaiveFigures.Told;
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

  private final Random dice = new Random(20261123);
  private final List<Told> reports = new ArrayList<>();

  @Test
  void sqlAgreesWithTheDefinitionsForEveryViewerAndSelection() {
    try (var database = TestDatabase.fresh()) {
      write(database.jdbc());
      var store = new FigureStore(database.jdbc());
      for (Access access :
          List.of(
              coordinator(OURS), coordinator(OURS).summing(), coordinator(STRANGER), nobody())) {
        for (Selection selection : selections()) {
          var visits = store.visits(selection, access);
          var presence = store.presence(selection, access, NaiveFigures.end(selection, TONIGHT));
          var naive = new NaiveFigures(reports, selection, access, TONIGHT);
          assertThat(visits).as("visits %s", selection).isEqualTo(naive.visits());
          assertThat(presence).as("presence %s", selection).isEqualTo(naive.presence());
          assertThat(
                  needs(store.openNeeds(selection, access, NaiveFigures.end(selection, TONIGHT))))
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
  void aPartnerCountsTheLastVisitToEachOrdinaryPlaceAndThePeopleOfAll() {
    try (var database = TestDatabase.fresh()) {
      write(database.jdbc());
      var store = new FigureStore(database.jdbc());
      Access ours = coordinator(OURS);
      Selection theirs = of(PARTNER);
      long places =
          reports.stream()
              .filter(r -> r.organisation().equals(PARTNER) && r.counts() && r.isVisit())
              .filter(r -> r.place().sensitivity() == Sensitivity.NORMAL)
              .map(r -> r.place().id())
              .distinct()
              .count();
      Night end = new Night(TONIGHT);
      assertThat(store.visits(theirs, ours).count()).isEqualTo(places).isPositive();
      assertThat(store.presence(theirs, ours.summing(), end).people().value())
          .isGreaterThan(store.presence(theirs, ours, end).people().value());
    }
  }

  private static Selection of(OrganisationId organisation) {
    Selection a = Selection.ALL;
    return new Selection(
        a.from(),
        a.to(),
        a.zones(),
        Set.of(organisation),
        a.kinds(),
        a.states(),
        a.needs(),
        a.urgencies(),
        a.statuses(),
        a.categories(),
        a.place(),
        a.box());
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
            pick(List.of("75118", "75119")),
            pick(List.of("75118", "75119")));
    jdbc.sql(
            """
            insert into field.place (id, organisation_id, name_sealed, zone, district, kind,
              state, sensitivity, circle, created_at, updated_at, set_state, set_state_at)
            values (:id, :owner, '', :zone, :district, 'autre', 'actif', :sensitivity, array[:nadia]::uuid[],
              now(), now(), 'actif', now())
            """)
        .param("id", place.id())
        .param("owner", owner.value())
        .param("zone", place.zone())
        .param("district", place.district())
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
            lines(),
            Set.of(NADIA));
    reports.add(told);
    jdbc.sql(
            """
            insert into field.report (id, number, instance_id, sent_id, form_id, form_version, category,
              organisation_id, team_id, place_id, zone, night, started_at, received_at, result,
              headcount, quality, status, joint, updated_at)
            overriding system value
            values (:id, :number, :instance, :instance, :category, '', :category, :organisation, :team, :place,
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

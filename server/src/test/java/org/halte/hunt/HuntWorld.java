package org.halte.hunt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.geo.Position;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.halte.testing.TestDatabase;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running Halte and the people around it. All that the hunt knows of how somebody signs in, how a
 * phone is enrolled, how a form is published and a report is sent stands here.
 */
final class HuntWorld implements AutoCloseable {

  /** A Monday evening; runs on from there. */
  static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  static final Spy NOBODY = new Spy("nobody.anonymous", Spy.Kind.NOBODY, "", "");
  private static final int MOST_ATTEMPTS = 50;
  private static final Actor HOUSE = Actor.house("hunt");

  private final RunningHalte halte;
  private final TestDatabase database;
  private final HttpWire http;
  private final Map<String, Spy> spies = new LinkedHashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final Known known = new Known();
  private Wire wire;

  private HuntWorld(RunningHalte halte, TestDatabase database) {
    this.halte = halte;
    this.database = database;
    this.http = new HttpWire(halte.url());
    this.wire = http;
    spies.put(NOBODY.name(), NOBODY);
  }

  static HuntWorld start() {
    try {
      Path folder = Files.createTempDirectory("halte-hunt");
      TestDatabase database = TestDatabase.fresh();
      RunningHalte halte =
          TestHalte.start(folder, TestHalte.database(database), "halte.clock=" + NOW);
      return new HuntWorld(halte, database);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  <T> T get(Class<T> type) {
    return halte.get(type);
  }

  Known known() {
    return known;
  }

  HttpWire http() {
    return http;
  }

  /** Puts something between the spies and the server, and takes it away again when it is closed. */
  Behind behind(java.util.function.UnaryOperator<Wire> front) {
    Wire before = wire;
    wire = front.apply(before);
    return () -> wire = before;
  }

  /** Until it is closed. */
  interface Behind extends AutoCloseable {
    @Override
    void close();
  }

  Wire wire() {
    return wire;
  }

  JdbcClient jdbc() {
    return get(JdbcClient.class);
  }

  // --- people

  Organisation organisation(String letter, String name) {
    Organisation made = get(Organisations.class).createOrganisation(HOUSE, "asso-" + letter, name);
    organisations.put(letter, made);
    known.add("organisation", letter, made.id().toString());
    return made;
  }

  Member member(String name, String shown, Role... roles) {
    Member member =
        get(People.class)
            .createMember(
                HOUSE,
                new People.NewMember(
                    organisation(name).id(),
                    Words.of(name + ".email") + "@exemple.org",
                    shown,
                    TestHalte.PASSWORD,
                    Set.of(roles),
                    Locale.FRENCH));
    members.put(name, member);
    known.add("member", name, member.id().toString());
    return member;
  }

  /** Somebody with a browser. */
  Spy person(String name, Role... roles) {
    Member member = member(name, Words.of(name + ".name"), roles);
    return put(Spy.session(name, member.email()));
  }

  Team team(String name, Set<String> zones, String... of) {
    Set<MemberId> ids =
        java.util.Arrays.stream(of).map(one -> members.get(one).id()).collect(Collectors.toSet());
    Set<ZoneId> codes = zones.stream().map(ZoneId::new).collect(Collectors.toSet());
    Team team =
        get(Teams.class)
            .createTeam(
                HOUSE,
                organisation(name).id(),
                new Teams.TeamPlan(Words.of(name + ".name"), codes, Set.of(), ids));
    teams.put(name, team);
    known.add("team", name, team.id().toString());
    return team;
  }

  /** Takes a member out of a team. */
  void leave(String team, String who) {
    Team before = get(Teams.class).findTeam(teams.get(team).id()).orElseThrow();
    Set<MemberId> rest =
        before.members().stream()
            .filter(id -> !id.equals(members.get(who).id()))
            .collect(Collectors.toSet());
    get(Teams.class)
        .changeTeam(
            HOUSE,
            before.id(),
            OptionalLong.of(before.version()),
            new Teams.TeamPlan(before.name(), before.zones(), before.nights(), rest));
  }

  /** As an administrator would: again, when somebody else wrote meanwhile. */
  void change(String who, Set<Role> roles, boolean active) {
    for (int attempt = 0; ; attempt++) {
      Member now = get(People.class).findMember(members.get(who).id()).orElseThrow();
      try {
        get(People.class)
            .changeMember(
                HOUSE,
                now.id(),
                new People.MemberChange(
                    OptionalLong.of(now.version()),
                    Optional.empty(),
                    Optional.of(roles),
                    Optional.of(active)));
        return;
      } catch (PeopleProblem e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  Spy ownPhone(String name, String owner) {
    return enrolled(
        name,
        get(Devices.class)
            .createOwn(
                members.get(owner),
                Optional.empty(),
                Words.of(name + ".label"),
                Device.Scope.BOTH));
  }

  Spy teamPhone(String name, String team) {
    return enrolled(
        name,
        get(Devices.class)
            .createShared(
                HOUSE,
                organisation(name).id(),
                Optional.of(teams.get(team).id()),
                Words.of(name + ".label")));
  }

  Spy sharedPhone(String name) {
    return enrolled(
        name,
        get(Devices.class)
            .createShared(
                HOUSE, organisation(name).id(), Optional.empty(), Words.of(name + ".label")));
  }

  private Spy enrolled(String name, Devices.Made made) {
    known.add("device", name, made.device().token().toString());
    return put(Spy.phone(name, made.secret()));
  }

  void revoke(String phone) {
    UUID id = UUID.fromString(idOf("device", phone));
    get(Devices.class).revoke(HOUSE, id);
  }

  Spy program(String name, String owner) {
    ApiTokens.Made made =
        get(ApiTokens.class).create(members.get(owner), Words.of(name + ".label"));
    known.add("token", name, made.token().id().toString());
    return put(Spy.program(name, made.secret()));
  }

  Spy put(Spy spy) {
    spies.put(spy.name(), spy);
    return spy;
  }

  Spy spy(String name) {
    return Optional.ofNullable(spies.get(name)).orElseThrow(() -> new AssertionError(name));
  }

  List<Spy> spies() {
    return new ArrayList<>(spies.values());
  }

  String idOf(String sort, String name) {
    return known.names().entrySet().stream()
        .filter(entry -> entry.getValue().equals("‹" + name + "›"))
        .map(Map.Entry::getKey)
        .filter(known.list(sort)::contains)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + sort + " is called " + name));
  }

  Organisation organisation(String name) {
    return organisations.get(name.replaceFirst("\\..*", ""));
  }

  // --- agreements

  void share(String giver, String receiver) {
    get(AgreementStore.class)
        .add(
            new Agreement(organisation(giver).id(), organisation(receiver).id(), "coordination"),
            LocalDate.of(2026, 11, 1));
  }

  void end(String giver, String receiver) {
    jdbc()
        .sql("update core.agreement set ends_on = ? where giver_id = ? and receiver_id = ?")
        .params(
            LocalDate.of(2026, 11, 20),
            organisation(giver).id().value(),
            organisation(receiver).id().value())
        .update();
  }

  // --- reports and time

  String zoneAt(Spot spot) {
    return get(Territory.class)
        .zoneAt(new Position(spot.lat(), spot.lon()))
        .map(ZoneId::code)
        .orElse("");
  }

  Reply ask(String who, Ask ask) {
    return wire.send(spy(who), ask);
  }

  /** Asks for something that must work, or nothing after it means anything. */
  Reply must(String who, Ask ask) {
    Reply reply = http.send(spy(who), ask);
    if (!reply.isGood()) {
      throw new IllegalStateException(
          who + ": " + ask + " answered " + reply.status() + " " + reply.text());
    }
    return reply;
  }

  /** Lets time pass for one place and what was said of it. */
  void age(UUID place, Duration by) {
    String back = by.toSeconds() + " seconds";
    for (String sql :
        List.of(
            "update field.place set created_at = created_at - cast(? as interval) where id = ?",
            "update field.report set received_at = received_at - cast(? as interval)"
                + " where place_id = ?")) {
      jdbc().sql(sql).params(back, place).update();
    }
  }

  /**
   * Until everything that was sent is derived, checked, and what the checks said is derived too.
   */
  void settle() {
    try {
      Instant end = Instant.now().plusSeconds(60);
      do {
        if (!get(FollowerRunner.class).awaitCaughtUp(Duration.ofSeconds(30))
            || Instant.now().isAfter(end)) {
          throw new IllegalStateException("the followers do not come to an end");
        }
      } while (waitsForChecks());
      get(FollowerRunner.class).awaitCaughtUp(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean waitsForChecks() throws InterruptedException {
    boolean waits =
        jdbc().sql("select exists (select from core.check_pending)").query(Boolean.class).single();
    if (waits) {
      Thread.sleep(10);
    }
    return waits;
  }

  @Override
  public void close() {
    halte.close();
    database.close();
  }
}

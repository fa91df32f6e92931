package org.halte.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.geo.Area;
import org.halte.base.geo.Position;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.territory.Territory;
import org.halte.core.territory.Zone;
import org.halte.core.territory.ZoneId;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;

/**
 * The real application on a port of its own and a database of its own, one per test JVM, with short
 * ways to people who can use it. Tests share it: make your own organisation.
 */
public final class TestHalte {

  /** The password of every member made here. */
  public static final String PASSWORD = "quatre mots au hasard";

  private static final Actor HOUSE = Actor.house("test");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final RunningHalte running;

  private TestHalte(RunningHalte running) {
    this.running = running;
  }

  /** The application, started when the first test asks. */
  public static TestHalte shared() {
    return Shared.HALTE;
  }

  /** A component of it. */
  public <T> T get(Class<T> type) {
    return running.get(type);
  }

  /** All components of a sort. */
  public <T> Collection<T> all(Class<T> type) {
    return running.all(type);
  }

  public URI url() {
    return running.url();
  }

  /** Somebody who is not signed in; asks for answers in French. */
  public TestClient stranger() {
    return new TestClient(url());
  }

  /** Somebody who signed in on a screen. */
  public TestClient signedIn(Member member) {
    TestClient client = stranger();
    client.signIn(member.email(), PASSWORD);
    return client;
  }

  /** A program with a new personal token of a member. */
  public TestClient program(Member member) {
    return stranger().bearer(apiToken(member));
  }

  public Organisation organisation() {
    int number = COUNT.incrementAndGet();
    String slug = "asso-" + number + "-" + UUID.randomUUID().toString().substring(0, 8);
    return get(Organisations.class).createOrganisation(HOUSE, slug, "Association " + number);
  }

  public Member member(OrganisationId organisation, Role... roles) {
    String name = "Personne " + COUNT.incrementAndGet();
    String email = UUID.randomUUID() + "@exemple.org";
    return get(People.class)
        .createMember(
            HOUSE,
            new People.NewMember(
                organisation, email, name, PASSWORD, Set.of(roles), Locale.FRENCH));
  }

  /** A team that goes out any night; the zones must exist, see {@link #zone}. */
  public Team team(OrganisationId organisation, Set<ZoneId> zones, Member... members) {
    Set<MemberId> ids =
        Stream.of(members).map(Member::id).collect(java.util.stream.Collectors.toSet());
    return get(Teams.class)
        .createTeam(
            HOUSE,
            organisation,
            new Teams.TeamPlan("Équipe " + COUNT.incrementAndGet(), zones, Set.of(), ids));
  }

  /** The secret of a token for a phone that the organisation or the team shares. */
  public String deviceToken(OrganisationId organisation, Optional<Team> team) {
    return get(Devices.class)
        .createShared(HOUSE, organisation, team.map(Team::id), "Téléphone")
        .secret();
  }

  /** The secret of a token for a member's own phone. */
  public String deviceToken(Member member) {
    return get(Devices.class)
        .createOwn(member, Optional.empty(), "Téléphone", Device.Scope.BOTH)
        .secret();
  }

  /** The token of a phone that somebody let in from their screen, as the app fetches it. */
  public String enrolled(TestClient screen, Map<String, ?> plan) {
    String code = screen.post("/api/devices", plan).json().path("code").asString();
    return stranger().post("/api/enrol", Map.of("code", code)).json().path("token").asString();
  }

  /** The secret of a new personal API token. */
  public String apiToken(Member member) {
    return get(ApiTokens.class).create(member, "essai").secret();
  }

  /** Makes sure there is a zone of this code: the one that is there, or a small square. */
  public ZoneId zone(String code, Position centre) {
    Territory territory = get(Territory.class);
    ZoneId id = new ZoneId(code);
    if (territory.findZone(id).isEmpty()) {
      double lat = centre.lat();
      double lon = centre.lon();
      Area square =
          Area.of(
              List.of(
                  new Position(lat - 0.01, lon - 0.01),
                  new Position(lat - 0.01, lon + 0.01),
                  new Position(lat + 0.01, lon + 0.01),
                  new Position(lat + 0.01, lon - 0.01)));
      List<Zone> zones = new java.util.ArrayList<>(territory.listZones());
      zones.add(new Zone(id, code, square, Optional.empty()));
      territory.replaceZones(zones);
    }
    return id;
  }

  /** Waits until every follower has applied what happened so far. */
  public void settle() {
    try {
      if (!get(FollowerRunner.class).awaitCaughtUp(Duration.ofSeconds(20))) {
        throw new IllegalStateException("the followers do not come to an end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An application of one's own with settings of one's own; the caller closes it. */
  public static RunningHalte start(Path folder, String... settings) {
    RunSettings run = RunSettings.in(folder);
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      run = run.with(pair[0], pair[1]);
    }
    return HalteRunner.start(run);
  }

  /** The setting that makes an application use a test database. */
  public static String database(TestDatabase database) {
    var address = database.address();
    String rest = address.url().replaceFirst("^jdbc:postgresql://", "");
    String user = address.user() + ":" + address.password();
    return "halte.database.url=postgresql://" + user + "@" + rest;
  }

  private static final class Shared {
    static final TestHalte HALTE = start();

    private static TestHalte start() {
      try {
        Path folder = Files.createTempDirectory("halte-test");
        TestDatabase database = TestDatabase.fresh();
        RunningHalte halte = TestHalte.start(folder, database(database));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  halte.close();
                  delete(folder);
                }));
        return new TestHalte(halte);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package org.halte.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.halte.base.changes.Change;
import org.halte.base.changes.TestFeed;
import org.halte.base.kernel.NightCalendar;
import org.halte.base.vault.Vault;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.Access;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.Decision;
import org.halte.core.policy.Facts;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.TestAccess;
import org.halte.core.policy.Viewer;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, and when, on a clock that the test moves. */
class LiveHubTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final OrganisationId THEIRS = new OrganisationId(UUID.randomUUID());
  private static final OrganisationId OURS = new OrganisationId(UUID.randomUUID());

  private final Hands clock = new Hands();
  private final NightCalendar calendar = new NightCalendar(clock, PARIS);
  private TestDatabase database;
  private TestFeed feed;
  private LiveHub hub;

  @BeforeEach
  void start(@TempDir Path folder) {
    database = TestDatabase.fresh();
    feed = TestFeed.on(database, clock);
    Marks marks = new Marks(Vault.at(folder.resolve("keys.json")));
    hub = new LiveHub(feed.changes(), List.of(new Sensitive()), calendar, marks);
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop();
    feed.close();
    database.close();
  }

  @Test
  void whatIsSharedADayLateIsToldADayAfterItHappenedAndNoSooner() throws Exception {
    LiveListener home = hub.listen(() -> Optional.of(coordinator(THEIRS)), "");
    LiveListener partner = hub.listen(() -> Optional.of(coordinator(OURS)), "");
    feed.changes().append("thing", "changed", "tunnel", Map.of());

    assertThat(home.poll(5000)).isPresent();
    assertThat(partner.poll(100)).isEmpty();
    clock.move(Duration.ofHours(23));
    assertThat(partner.poll(1500)).isEmpty();
    clock.move(Duration.ofHours(1));
    assertThat(partner.poll(5000).orElseThrow().name()).isEqualTo("thing");
  }

  @Test
  void anIdTellsNothingAndResumesAll() throws Exception {
    LiveListener home = hub.listen(() -> Optional.of(coordinator(THEIRS)), "");
    List<String> ids = new ArrayList<>();
    for (String thing : List.of("one", "two", "three")) {
      feed.changes().append("thing", "changed", thing, Map.of());
      ids.add(home.poll(5000).orElseThrow().id());
    }
    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).hasSize(66));

    LiveListener back = hub.listen(() -> Optional.of(coordinator(THEIRS)), ids.getFirst());
    assertThat(back.poll(1000).orElseThrow().data()).isEqualTo("two");
    assertThat(back.poll(1000).orElseThrow().data()).isEqualTo("three");
    assertThat(back.poll(100)).isEmpty();
    assertThat(hub.listen(() -> Optional.of(coordinator(THEIRS)), "812-4711").poll(100)).isEmpty();
  }

  @Test
  void rightsAreOpenedAnewAtOnceWhenAnotherNightBegins() throws Exception {
    clock.set(Instant.parse("2026-11-23T10:59:50Z"));
    AtomicInteger asked = new AtomicInteger();
    Supplier<Optional<Access>> untilNoon =
        () -> asked.getAndIncrement() == 0 ? Optional.of(coordinator(THEIRS)) : Optional.empty();
    // A tick settles on the night of this clock.
    Thread.sleep(1500);
    LiveListener screen = hub.listen(untilNoon, "");
    Thread.sleep(1500);
    assertThat(screen.isClosed()).isFalse();

    clock.move(Duration.ofSeconds(20));
    Instant end = Instant.now().plusSeconds(5);
    while (!screen.isClosed() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(screen.isClosed()).isTrue();
  }

  private Access coordinator(OrganisationId organisation) {
    var nadia =
        new Viewer.Member(
            new MemberId(UUID.randomUUID()), organisation, Set.of(Role.COORDINATOR), List.of());
    List<Agreement> received =
        organisation.equals(OURS)
            ? List.of(new Agreement(THEIRS, OURS, "coordination"))
            : List.of();
    return TestAccess.of(nadia, received, calendar.tonight().date(), clock.instant());
  }

  /** Old, sensitive things of one association. */
  private final class Sensitive implements LiveSource {

    @Override
    public Set<String> topics() {
      return Set.of("thing");
    }

    @Override
    public Optional<LiveItem> load(Change change) {
      Facts facts =
          new Facts(
              THEIRS,
              Optional.empty(),
              Sensitivity.HIGH,
              Optional.empty(),
              Optional.empty(),
              Instant.EPOCH,
              Set.of());
      return Optional.of(access -> {
        Decision decision = access.decide(facts);
        return decision
            .tells(change.at())
            .map(due ->
                due.isAfter(access.now())
                    ? LiveItem.View.later(due)
                    : LiveItem.View.shown(change.subject()))
            .orElse(LiveItem.View.HIDDEN);
      });
    }
  }

  /** A clock whose hands are moved. */
  private static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2026-11-23T20:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    void set(Instant to) {
      now = to;
    }

    @Override
    public ZoneId getZone() {
      return PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

package org.halte.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One rule set, three readers: a row, a SQL condition and a loop over columns never disagree. */
class ThreeWaysTest {
  private static final int THINGS = 400;
  private static final int VIEWERS = 60;
  private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 23);
  private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");

  private final Random random = new Random(20261123);
  private final List<OrganisationId> owners = several(4, () -> new OrganisationId(uuid()));
  private final List<TeamId> teams = several(5, () -> new TeamId(uuid()));
  private final List<MemberId> members = several(4, () -> new MemberId(uuid()));
  private final List<ZoneId> zones =
      IntStream.range(0, 6).mapToObj(i -> new ZoneId("7510" + i)).toList();

  @Test
  void rowSqlAndColumnsGiveTheSameAnswerForTwentyFourThousandRandomCases() {
    var jdbc = TestDatabase.fresh().jdbc();
    var things = several(THINGS, this::thing);
    store(jdbc, things);
    var block = block(things);
    int shown = 0;

    for (var viewer : several(VIEWERS, this::viewer)) {
      var access = new Access(viewer, new Grants(TONIGHT).of(viewer, agreements(viewer)), NOW);
      var byRow = new BitSet();
      for (int i = 0; i < THINGS; i++) {
        byRow.set(i, access.decide(things.get(i)).visible());
      }

      assertThat(access.sieve(block)).as("columns for %s", viewer).isEqualTo(byRow);
      assertThat(bySql(jdbc, access)).as("SQL for %s", viewer).isEqualTo(byRow);
      assertThat(zonesBySql(jdbc, access))
          .as("zones shown to %s", viewer)
          .isEqualTo(
              byRow.stream()
                  .mapToObj(i -> i + " " + access.decide(things.get(i)).zone().orElse(null))
                  .toList());
      shown += byRow.cardinality();
    }
    assertThat(shown).as("cases that are visible at all").isGreaterThan(1000);
  }

  private Facts thing() {
    var circle = new HashSet<MemberId>();
    if (random.nextInt(3) == 0) {
      circle.add(any(members));
    }
    var sensitivity = any(List.of(Sensitivity.values()));
    var now = new Outline(random.nextInt(6) > 0, sensitivity, maybe(zones), Optional.empty());
    return new Facts(
        any(owners),
        maybe(zones),
        sensitivity,
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(new Night(TONIGHT.minusDays(random.nextInt(30)))),
        maybe(teams),
        hoursAgo(60),
        circle,
        any(List.of(Age.values())),
        random.nextBoolean()
            ? Outlines.constant(now)
            : new Outlines(
                now,
                new Outline(
                    random.nextInt(6) > 0,
                    any(List.of(Sensitivity.values())),
                    maybe(zones),
                    Optional.empty()),
                Optional.of(hoursAgo(60))));
  }

  private Instant hoursAgo(int most) {
    return NOW.minus(Duration.ofHours(random.nextInt(most) - 5L));
  }

  private Viewer viewer() {
    var scopes = several(random.nextInt(3), this::scope);
    return switch (random.nextInt(6)) {
      case 0 -> new Viewer.Public();
      case 1 -> new Viewer.System("test");
      case 2 -> new Viewer.Device(uuid(), any(owners), maybe(members), scopes);
      case 3 -> new Viewer.Connection(uuid(), member(scopes));
      default -> member(scopes);
    };
  }

  private Viewer.Member member(List<TeamScope> scopes) {
    var roles = EnumSet.noneOf(Role.class);
    for (var role : Role.values()) {
      if (random.nextInt(3) == 0) {
        roles.add(role);
      }
    }
    roles.add(random.nextBoolean() ? Role.VOLUNTEER : Role.COORDINATOR);
    return new Viewer.Member(any(members), any(owners), roles, scopes);
  }

  private TeamScope scope() {
    var evenings = EnumSet.noneOf(DayOfWeek.class);
    if (random.nextBoolean()) {
      evenings.add(any(List.of(DayOfWeek.values())));
      evenings.add(any(List.of(DayOfWeek.values())));
    }
    return new TeamScope(
        any(teams), Set.copyOf(several(random.nextInt(4), () -> any(zones))), evenings);
  }

  private List<Agreement> agreements(Viewer viewer) {
    return owners.stream()
        .filter(_ -> random.nextInt(3) == 0)
        .map(giver -> new Agreement(giver, receiver(viewer), "coordination"))
        .filter(agreement -> !agreement.giver().equals(agreement.receiver()))
        .toList();
  }

  private OrganisationId receiver(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member.organisation();
      case Viewer.Connection connection -> connection.owner().organisation();
      case Viewer.Device device -> device.organisation();
      case Viewer.Link link -> link.organisation();
      case Viewer.Public _, Viewer.System _ -> owners.getFirst();
    };
  }

  private static void store(JdbcClient jdbc, List<Facts> things) {
    jdbc.sql(
            """
            create table thing (
              row int, organisation_id uuid, zone text, sensitivity text, night date, team_id uuid,
              known_at timestamptz, circle uuid[], age int, there boolean, district text,
              cell text, before_there boolean, before_sensitivity text, before_district text,
              before_cell text, changed_at timestamptz)
            """)
        .update();
    for (int i = 0; i < things.size(); i++) {
      var facts = things.get(i);
      jdbc.sql(
              """
              insert into thing values (:row, :owner, :zone, :sensitivity, :night, :team, :at,
                string_to_array(:circle, ',')::uuid[], :age, :there, :district, null, :wasThere,
                :wasSensitivity, :wasDistrict, null, :changedAt)
              """)
          .param("age", facts.age().number())
          .param("there", facts.outlines().now().there())
          .param("district", facts.outlines().now().zone().map(ZoneId::code).orElse(null))
          .param("wasThere", facts.outlines().before().there())
          .param("wasSensitivity", facts.outlines().before().sensitivity().code())
          .param("wasDistrict", facts.outlines().before().zone().map(ZoneId::code).orElse(null))
          .param(
              "changedAt",
              facts.outlines().changedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
          .param("row", i)
          .param("owner", facts.owner().value())
          .param("zone", facts.zone().map(ZoneId::code).orElse(null))
          .param("sensitivity", facts.sensitivity().code())
          .param("night", facts.night().map(Night::date).orElse(null))
          .param("team", facts.team().map(TeamId::value).orElse(null))
          .param("at", facts.at().atOffset(ZoneOffset.UTC))
          .param(
              "circle", String.join(",", facts.circle().stream().map(MemberId::toString).toList()))
          .update();
    }
  }

  private static BitSet bySql(JdbcClient jdbc, Access access) {
    var condition = access.where(FactColumns.of("t"));
    var rows = new BitSet();
    jdbc.sql("select row from thing t where " + condition.sql())
        .params(condition.params())
        .query(Integer.class)
        .list()
        .forEach(rows::set);
    return rows;
  }

  private static List<String> zonesBySql(JdbcClient jdbc, Access access) {
    var rights = new RightsSql(access, FactColumns.of("t"), "t");
    var sql =
        "select row || ' ' || coalesce(%s, 'null') from thing t where %s order by row"
            .formatted(rights.zone(), rights.visible());
    return jdbc.sql(sql).params(rights.params()).query(String.class).list();
  }

  private FactBlock block(List<Facts> things) {
    int n = things.size();
    var block =
        new FactBlock(
            owners,
            zones,
            teams,
            new int[n],
            new int[n],
            new byte[n],
            new int[n],
            new int[n],
            new long[n],
            things.stream().map(Facts::circle).toList(),
            new byte[n],
            new FactBlock.OutlineBlock(new boolean[n], new byte[n], new int[n]),
            new FactBlock.OutlineBlock(new boolean[n], new byte[n], new int[n]),
            new long[n]);
    for (int i = 0; i < n; i++) {
      var facts = things.get(i);
      block.owner()[i] = owners.indexOf(facts.owner());
      block.zone()[i] = facts.zone().map(zones::indexOf).orElse(-1);
      block.sensitivity()[i] = (byte) facts.sensitivity().ordinal();
      block.night()[i] =
          facts.night().map(night -> (int) night.date().toEpochDay()).orElse(Integer.MIN_VALUE);
      block.team()[i] = facts.team().map(teams::indexOf).orElse(-1);
      block.atSecond()[i] = facts.at().getEpochSecond();
      block.age()[i] = (byte) facts.age().number();
      outline(block.now(), i, facts.outlines().now());
      outline(block.before(), i, facts.outlines().before());
      block.changedSecond()[i] =
          facts.outlines().changedAt().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
    }
    return block;
  }

  private void outline(FactBlock.OutlineBlock block, int row, Outline outline) {
    block.there()[row] = outline.there();
    block.sensitivity()[row] = (byte) outline.sensitivity().ordinal();
    block.zone()[row] = outline.zone().map(zones::indexOf).orElse(-1);
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> Optional<T> maybe(List<T> values) {
    return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(any(values));
  }

  private static <T> List<T> several(int count, Supplier<T> one) {
    return new ArrayList<>(Stream.generate(one).limit(count).toList());
  }
}

package org.halte.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.core.policy.FieldClass.COUNTS;
import static org.halte.core.policy.FieldClass.NEEDS;
import static org.halte.core.policy.FieldClass.PHOTO;
import static org.halte.core.policy.FieldClass.PLACE;
import static org.halte.core.policy.FieldClass.POSITION;
import static org.halte.core.policy.FieldClass.TEAM;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;
import org.junit.jupiter.api.Test;

/** The matrix of rights, one line a story. */
class RightsTest {
  private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 23);
  private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
  private static final OrganisationId OURS = new OrganisationId(UUID.randomUUID());
  private static final OrganisationId THEIRS = new OrganisationId(UUID.randomUUID());
  private static final ZoneId NORTH = new ZoneId("75118");
  private static final ZoneId SOUTH = new ZoneId("75113");
  private static final TeamId OUR_TEAM = new TeamId(UUID.randomUUID());
  private static final TeamId OTHER_TEAM = new TeamId(UUID.randomUUID());
  private static final Cell CELL = Cell.of(new Position(48.8712, 2.3512));
  private static final MemberId AMINA = new MemberId(UUID.randomUUID());
  private static final Agreement COORDINATION = new Agreement(THEIRS, OURS, "coordination");

  @Test
  void aCoordinatorSeesEverythingOfTheOwnOrganisation() {
    var decision = coordinator().decide(report().build());

    assertThat(decision.visible()).isTrue();
    assertThat(decision.precision()).isEqualTo(Precision.EXACT);
    assertThat(decision.open()).containsExactlyInAnyOrder(FieldClass.values());
  }

  @Test
  void aCoordinatorSeesNothingOfAnotherOrganisationWithoutAnAgreement() {
    assertThat(coordinator().decide(report().owner(THEIRS).build())).isEqualTo(Decision.HIDDEN);
  }

  @Test
  void anAgreementOpensOrdinaryPlacesAtOnceButNeverTextPhotoTeamOrVulnerable() {
    var last = report().owner(THEIRS).age(Age.LATEST);
    var decision = coordinator(COORDINATION).decide(last.at(NOW).build());

    assertThat(decision.visible()).isTrue();
    assertThat(decision.precision()).isEqualTo(Precision.EXACT);
    assertThat(decision.open()).containsExactlyInAnyOrder(POSITION, PLACE, COUNTS, NEEDS);
  }

  @Test
  void anAgreementShowsASensitivePlaceADayLateBlurredAndRounded() {
    var sensitive = report().owner(THEIRS).sensitivity(Sensitivity.HIGH).age(Age.STANDING);

    var early = coordinator(COORDINATION).decide(sensitive.at(NOW.minusSeconds(86_000)).build());
    var late = coordinator(COORDINATION).decide(sensitive.at(NOW.minusSeconds(86_400)).build());

    assertThat(early.visible()).isFalse();
    assertThat(early.since()).contains(NOW.minusSeconds(86_000).plusSeconds(86_400));
    assertThat(late.visible()).isTrue();
    assertThat(late.precision()).isEqualTo(Precision.DISTRICT);
    assertThat(late.open()).containsExactlyInAnyOrder(POSITION, COUNTS);
    assertThat(late.rounded(47)).isEqualTo(50);
    assertThat(late.rounded(4)).isZero();
  }

  @Test
  void anAgreementOpensHowAPlaceStandsAndItsLastVisitButNoneBefore() {
    var theirs = report().owner(THEIRS);
    var nadia = coordinator(COORDINATION);

    assertThat(nadia.decide(theirs.age(Age.STANDING).build()).visible()).isTrue();
    assertThat(nadia.decide(theirs.age(Age.LATEST).build()).visible()).isTrue();
    assertThat(nadia.decide(theirs.age(Age.PAST).build())).isEqualTo(Decision.HIDDEN);
    assertThat(nadia.summing().decide(theirs.age(Age.PAST).build()).visible()).isTrue();
    assertThat(nadia.decide(report().age(Age.PAST).build()).visible()).isTrue();
  }

  @Test
  void anAgreementOpensNoVisitToASensitivePlaceNotEvenTheLastOfLongAgo() {
    var sensitive =
        report().owner(THEIRS).sensitivity(Sensitivity.HIGH).at(NOW.minusSeconds(900_000));

    assertThat(coordinator(COORDINATION).decide(sensitive.age(Age.LATEST).build()))
        .isEqualTo(Decision.HIDDEN);
    assertThat(
            coordinator(COORDINATION)
                .summing()
                .decide(sensitive.at(NOW.minusSeconds(80_000)).build())
                .visible())
        .isFalse();
  }

  @Test
  void whatHappensToASensitivePlaceIsToldADayLaterHoweverOldThePlaceIs() {
    var old =
        report()
            .owner(THEIRS)
            .sensitivity(Sensitivity.HIGH)
            .age(Age.STANDING)
            .at(NOW.minusSeconds(9_000_000));

    assertThat(coordinator(COORDINATION).decide(old.build()).tells(NOW))
        .contains(NOW.plusSeconds(86_400));
    assertThat(coordinator().decide(old.owner(OURS).build()).tells(NOW)).contains(Instant.EPOCH);
    assertThat(coordinator().decide(old.owner(THEIRS).build()).tells(NOW)).isEmpty();
  }

  @Test
  void aSensitivePlaceThatMovesOrGoesIsSeenWhereItWasForADay() {
    var before = new Outline(true, Sensitivity.HIGH, Optional.of(NORTH), Optional.of(CELL));
    var gone = new Outline(false, Sensitivity.HIGH, Optional.of(SOUTH), Optional.empty());
    var place =
        report()
            .owner(THEIRS)
            .sensitivity(Sensitivity.HIGH)
            .age(Age.STANDING)
            .at(NOW.minusSeconds(9_000_000));
    var early = place.outlines(gone, before, NOW.minusSeconds(86_000)).build();
    var late = place.outlines(gone, before, NOW.minusSeconds(86_400)).build();

    var seen = coordinator(COORDINATION).decide(early);
    assertThat(seen.visible()).isTrue();
    assertThat(seen.zone()).contains(NORTH);
    assertThat(seen.position(Optional.of(new Position(48.8712, 2.3512)))).contains(CELL.centre());
    assertThat(coordinator(COORDINATION).decide(late)).isEqualTo(Decision.HIDDEN);
  }

  @Test
  void whatIsMadeSecretIsClosedAtOnceAndWhatIsMadeSensitiveIsSharedOnlyADayLater() {
    var was = new Outline(true, Sensitivity.NORMAL, Optional.of(NORTH), Optional.of(CELL));
    var wasHigh = new Outline(true, Sensitivity.HIGH, Optional.of(NORTH), Optional.of(CELL));
    var place = report().owner(THEIRS).age(Age.STANDING).at(NOW.minusSeconds(9_000_000));
    var nadia = coordinator(COORDINATION);

    place.sensitivity(Sensitivity.SECRET).outlines(wasHigh, wasHigh, NOW.minusSeconds(60));
    assertThat(nadia.decide(place.build())).isEqualTo(Decision.HIDDEN);
    place.sensitivity(Sensitivity.HIGH).outlines(wasHigh, was, NOW.minusSeconds(60));
    assertThat(nadia.decide(place.build())).isEqualTo(Decision.HIDDEN);
  }

  @Test
  void aVolunteersZonesReachASensitivePlaceOfOthersByTheZoneOfItsCell() {
    var inTheSouth = new Outline(true, Sensitivity.HIGH, Optional.of(SOUTH), Optional.of(CELL));
    var place =
        report()
            .owner(THEIRS)
            .sensitivity(Sensitivity.HIGH)
            .age(Age.STANDING)
            .night(null)
            .zone(NORTH)
            .at(NOW.minusSeconds(9_000_000))
            .outlines(inTheSouth, inTheSouth, NOW.minusSeconds(9_000_000))
            .build();
    var amina = access(member(Set.of(Role.VOLUNTEER), ourTeam()), COORDINATION);

    assertThat(amina.decide(place).visible()).isFalse();
  }

  @Test
  void aSecretPlaceDoesNotExistOutsideItsCircleNotEvenForItsOwnCoordinator() {
    var secret = report().sensitivity(Sensitivity.SECRET);

    assertThat(coordinator().decide(secret.build())).isEqualTo(Decision.HIDDEN);
    assertThat(coordinator().decide(secret.circle(AMINA).build()).visible()).isTrue();
    assertThat(coordinator(COORDINATION).decide(secret.owner(THEIRS).circle(AMINA).build()))
        .isEqualTo(Decision.HIDDEN);
  }

  @Test
  void aVolunteerSeesTheZonesOfTheTeamTwoWeeksBack() {
    assertThat(volunteer().decide(report().build()).visible()).isTrue();
    assertThat(volunteer().decide(report().zone(SOUTH).build()).visible()).isFalse();
    assertThat(volunteer().decide(report().zone(null).build()).visible()).isFalse();
    assertThat(volunteer().decide(report().night(TONIGHT.minusDays(14)).build()).visible())
        .isTrue();
    assertThat(volunteer().decide(report().night(TONIGHT.minusDays(15)).build()).visible())
        .isFalse();
  }

  @Test
  void aVolunteerSeesOnlyTheEveningsOnWhichTheTeamGoesOut() {
    var mondays = new TeamScope(OUR_TEAM, Set.of(NORTH), Set.of(DayOfWeek.MONDAY));
    var access = access(member(Set.of(Role.VOLUNTEER), mondays));

    assertThat(access.decide(report().night(TONIGHT).build()).visible()).isTrue();
    assertThat(access.decide(report().night(TONIGHT.minusDays(1)).build()).visible()).isFalse();
    assertThat(access.decide(report().night(null).build()).visible()).isTrue();
  }

  @Test
  void aVolunteerDoesNotSeeThePhotosAndNamesOfOtherTeams() {
    assertThat(volunteer().decide(report().team(OUR_TEAM).build()).open()).contains(PHOTO, TEAM);
    assertThat(volunteer().decide(report().team(OTHER_TEAM).build()).open())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(PHOTO, TEAM)));
  }

  @Test
  void aVolunteerWithoutATeamSeesNothing() {
    assertThat(access(member(Set.of(Role.VOLUNTEER))).isClosed()).isTrue();
  }

  @Test
  void administratorsSeeNoFieldDataUnlessTheyAlsoCoordinate() {
    assertThat(access(member(Set.of(Role.ORG_ADMIN)), COORDINATION).isClosed()).isTrue();
    assertThat(access(member(Set.of(Role.INSTANCE_ADMIN)), COORDINATION).isClosed()).isTrue();
    assertThat(access(member(Set.of(Role.ORG_ADMIN, Role.COORDINATOR))).isClosed()).isFalse();
  }

  @Test
  void aTokenSeesNoMoreThanWhoMadeIt() {
    var owner = member(Set.of(Role.VOLUNTEER), ourTeam());
    var token = access(new Viewer.Connection(UUID.randomUUID(), owner));

    for (var facts : List.of(report().build(), report().zone(SOUTH).build())) {
      assertThat(token.decide(facts)).isEqualTo(access(owner).decide(facts));
    }
  }

  @Test
  void aSharedPhoneSeesOrdinaryPlacesOfItsAssociationAndNoText() {
    var phone = access(new Viewer.Device(UUID.randomUUID(), OURS, Optional.empty(), List.of()));

    assertThat(phone.decide(report().build()).open())
        .containsExactlyInAnyOrder(POSITION, PLACE, COUNTS, NEEDS);
    assertThat(phone.decide(report().sensitivity(Sensitivity.HIGH).build()).visible()).isFalse();
  }

  @Test
  void thePublicSeesNothing() {
    assertThat(access(new Viewer.Public(), COORDINATION).isClosed()).isTrue();
  }

  @Test
  void onlyACoordinatorCorrectsAndOnlyTheOwnOrganisation() {
    assertThat(coordinator().mayWrite(report().build())).isTrue();
    assertThat(coordinator(COORDINATION).mayWrite(report().owner(THEIRS).build())).isFalse();
    assertThat(volunteer().mayWrite(report().build())).isFalse();
  }

  private static Access coordinator(Agreement... received) {
    return access(member(Set.of(Role.COORDINATOR)), received);
  }

  private static Access volunteer() {
    return access(member(Set.of(Role.VOLUNTEER), ourTeam()));
  }

  private static TeamScope ourTeam() {
    return new TeamScope(OUR_TEAM, Set.of(NORTH), Set.of());
  }

  private static Viewer.Member member(Set<Role> roles, TeamScope... teams) {
    return new Viewer.Member(AMINA, OURS, roles, List.of(teams));
  }

  private static Access access(Viewer viewer, Agreement... received) {
    return new Access(viewer, new Grants(TONIGHT).of(viewer, List.of(received)), NOW);
  }

  private static FactsBuilder report() {
    return new FactsBuilder();
  }

  /** A report of ours from tonight in the north, until told otherwise. */
  private static final class FactsBuilder {
    private OrganisationId owner = OURS;
    private ZoneId zone = NORTH;
    private Sensitivity sensitivity = Sensitivity.NORMAL;
    private LocalDate night = TONIGHT;
    private TeamId team = OTHER_TEAM;
    private Instant at = NOW.minusSeconds(60);
    private Set<MemberId> circle = Set.of();
    private Age age = Age.PAST;
    private Outlines outlines;

    FactsBuilder age(Age value) {
      age = value;
      return this;
    }

    FactsBuilder outlines(Outline now, Outline before, Instant changedAt) {
      outlines = new Outlines(now, before, Optional.of(changedAt));
      return this;
    }

    FactsBuilder owner(OrganisationId value) {
      owner = value;
      return this;
    }

    FactsBuilder zone(ZoneId value) {
      zone = value;
      return this;
    }

    FactsBuilder sensitivity(Sensitivity value) {
      sensitivity = value;
      return this;
    }

    FactsBuilder night(LocalDate value) {
      night = value;
      return this;
    }

    FactsBuilder team(TeamId value) {
      team = value;
      return this;
    }

    FactsBuilder at(Instant value) {
      at = value;
      return this;
    }

    FactsBuilder circle(MemberId... members) {
      circle = Set.of(members);
      return this;
    }

    Facts build() {
      return new Facts(
          owner,
          Optional.ofNullable(zone),
          sensitivity,
          Optional.ofNullable(night).map(Night::new),
          Optional.ofNullable(team),
          at,
          circle,
          age,
          outlines == null
              ? Outlines.constant(
                  new Outline(true, sensitivity, Optional.ofNullable(zone), Optional.empty()))
              : outlines);
    }
  }
}

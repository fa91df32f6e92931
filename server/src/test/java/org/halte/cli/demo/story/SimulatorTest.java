package org.halte.cli.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Description;
import org.halte.cli.demo.story.Report.Visit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SimulatorTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Night LAST = new Night(LocalDate.of(2026, 11, 22));
  private static final Story STORY = Simulator.run(7, LAST, PARIS);

  @Test
  void theSameSeedTellsTheSameStoryToTheLastByte() {
    var json = JsonMapper.builder().build();
    String one = json.writeValueAsString(TruthFile.of(STORY));
    String again = json.writeValueAsString(TruthFile.of(Simulator.run(7, LAST, PARIS)));
    assertThat(again).isEqualTo(one);
    assertThat(json.writeValueAsString(TruthFile.of(Simulator.run(8, LAST, PARIS))))
        .isNotEqualTo(one);
  }

  @Test
  void everySeedHasSixtyPlacesFortyEvictionsAndSixThousandVisitsOf120Nights() {
    for (long seed = 1; seed <= 8; seed++) {
      Story story = Simulator.run(seed, LAST, PARIS);
      assertThat(story.places()).hasSizeBetween(55, 65);
      assertThat(story.evictions()).hasSize(40);
      assertThat(story.night(0)).isEqualTo(LAST.minus(119));
      Set<String> rounds = new HashSet<>();
      for (Report report : story.reports()) {
        if (report instanceof Visit visit && !visit.result().equals("pas_passe")) {
          var h = visit.header();
          rounds.add(h.crew() + h.night() + h.place() + h.form());
        }
      }
      assertThat(rounds).as("visits of seed %d", seed).hasSize(6_000);
    }
  }

  @Test
  void placesAreBornGrowEmptyAreEvictedAndMove() {
    assertThat(STORY.places()).anyMatch(p -> p.people().getFirst() == 0 && p.found() > 10);
    assertThat(STORY.places()).anyMatch(p -> p.cameFrom().isPresent());
    assertThat(STORY.places()).anyMatch(p -> p.stateOn(119).equals("vide"));
    assertThat(STORY.places()).anyMatch(p -> p.stateOn(119).equals("expulse"));
    assertThat(STORY.places()).anyMatch(Place::isSecret).anyMatch(Place::isHigh);
    assertThat(STORY.places().stream().filter(p -> p.people().getLast() > 0).count())
        .isBetween(20L, 50L);
    assertThat(STORY.places().stream().map(Place::name)).doesNotHaveDuplicates();
    assertThat(STORY.places().stream().map(Place::position)).doesNotHaveDuplicates();
  }

  @Test
  void nobodyTellsOfAPlaceBeforeItWasDescribedNorOfTheFuture() {
    Set<Object> described = new HashSet<>();
    Night before = STORY.night(0);
    for (Report report : STORY.reports()) {
      if (report instanceof Description) {
        described.add(report.header().place());
      }
      assertThat(described).contains(report.header().place());
      assertThat(Night.of(report.header().startedAt(), PARIS))
          .isEqualTo(STORY.night(report.header().night()));
      assertThat(report.header().receivedAt()).isBefore(LAST.end(PARIS));
    }
    assertThat(before).isLessThan(LAST);
  }

  @Test
  void secretPlacesAreVisitedOnlyByTheTeamThatFoundThem() {
    for (Place place : STORY.places()) {
      if (place.isSecret()) {
        assertThat(STORY.reports())
            .filteredOn(report -> report.header().place().equals(place.id()))
            .allMatch(report -> report.header().crew().equals(place.crew()));
      }
    }
  }

  @Test
  void someReportsAreDoubtfulSomeToldTwiceSomeByHearsay() {
    var visits =
        STORY.reports().stream().filter(Visit.class::isInstance).map(Visit.class::cast).toList();
    assertThat(visits).filteredOn(Visit::flawed).hasSizeBetween(20, 90);
    assertThat(visits).filteredOn(Visit::again).hasSizeBetween(15, 90);
    assertThat(visits).filteredOn(v -> v.quality().equals("oui_dire")).hasSizeGreaterThan(100);
    assertThat(visits).filteredOn(v -> v.quality().equals("au_moins")).hasSizeGreaterThan(100);
    assertThat(visits).filteredOn(v -> v.result().equals("pas_passe")).hasSizeGreaterThan(50);
    assertThat(visits)
        .filteredOn(v -> v.header().form().equals("distribution"))
        .hasSizeGreaterThan(50);
    assertThat(STORY.reports()).filteredOn(Clearance.class::isInstance).hasSize(40);
  }

  @Test
  void everyCoordinatorSeesDifferentFiguresAndTheOneWithoutAgreementOnlyItsOwn() {
    var all = Expected.of(STORY, "lanternes", 0, 119);
    var alone = Expected.of(STORY, "un-pas", 0, 119);
    var fourteen = Expected.of(STORY, "lanternes", 106, 119);
    assertThat(all.visits()).isGreaterThan(alone.visits()).isGreaterThan(fourteen.visits());
    assertThat(all.doubles()).isPositive();
    assertThat(alone.doubles()).isZero();
    assertThat(all.gaps()).isPositive();
    assertThat(all.evictionsWithoutSolution()).isPositive();
    long own =
        STORY.reports().stream()
            .filter(Visit.class::isInstance)
            .map(Visit.class::cast)
            .filter(v -> v.header().organisation().equals("un-pas"))
            .filter(v -> !v.result().equals("pas_passe") && !v.again())
            .count();
    assertThat(alone.visits()).isEqualTo((int) own);
  }
}

package org.halte.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.halte.hunt.Weaknesses.Weakness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Nobody sees what is not theirs: the hunt, as far as a build has time for it. In one order,
 * because what is handed out and taken away at the end is not there again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HuntTest {

  private static Hunt hunt;

  @BeforeAll
  static void start() {
    hunt = Hunt.start(new Hunt.Scope(1, 60, 36, false));
  }

  @AfterAll
  static void stop() {
    hunt.close();
  }

  @Test
  @Order(1)
  void noAddressTellsAnybodyWhatIsNotTheirs() {
    assertThat(during(hunt::crawl)).isEmpty();
  }

  @Test
  @Order(2)
  void everyAnswerIsTheSameWhetherSomethingHiddenIsThereOrNot() {
    assertThat(during(hunt::compare)).isEmpty();
  }

  @Test
  @Order(3)
  void aReportAboutSomethingHiddenIsAnsweredLikeAnyOther() {
    assertThat(during(hunt::tellAbout)).isEmpty();
  }

  @Test
  @Order(4)
  void nobodyLearnsWhoHasAnAccountElsewhere() {
    assertThat(during(hunt::join)).isEmpty();
  }

  @Test
  @Order(5)
  void everyWeaknessIsFoundWhenItIsPutBack() {
    List<String> missed = new ArrayList<>();
    long seed = 1000;
    for (Weakness weakness : new Weaknesses(hunt.world()).list()) {
      boolean found =
          hunt.with(weakness, seed++).list().stream()
              .anyMatch(finding -> finding.kind().contains(weakness.found()));
      if (!found) {
        missed.add(weakness.name());
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  @Order(6)
  void whatSomebodyHandsOutOpensNoMoreThanTheySee() {
    assertThat(during(hunt::handOut)).isEmpty();
  }

  @Test
  @Order(7)
  void whateverEndsEndsAtOnceOnEveryWay() {
    assertThat(during(hunt::goOn)).isEmpty();
  }

  @Test
  @Order(8)
  void gatesLimitsNamesAndWhatLiesInTheDatabaseHold() {
    assertThat(during(hunt::fences)).isEmpty();
  }

  /** What came out meanwhile. */
  private static String during(Runnable work) {
    hunt.findings().clear();
    work.run();
    return hunt.findings().tell();
  }
}

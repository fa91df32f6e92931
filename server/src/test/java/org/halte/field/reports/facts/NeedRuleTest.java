package org.halte.field.reports.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halte.base.kernel.Night;
import org.halte.field.reports.facts.NeedRule.End;
import org.halte.field.reports.facts.NeedRule.Need;
import org.halte.field.reports.facts.NeedRule.Visit;
import org.junit.jupiter.api.Test;

/** How a need opens, is confirmed, is covered and lapses. */
class NeedRuleTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private final List<Visit> visits = new ArrayList<>();

  @Test
  void whoeverNamesItFirstOpensItAndLaterVisitsConfirm() {
    needs(0, "duvet", 10);
    needs(3, "duvet", 12);
    Need need = only(5);
    assertThat(need.end()).isEqualTo(End.OPEN);
    assertThat(need.opened()).isEqualTo(visits.getFirst().at());
    assertThat(need.confirmed()).isEqualTo(visits.getLast().at());
    assertThat(need.quantity()).contains(12);
  }

  @Test
  void givingLessThanAskedLeavesItOpen() {
    needs(0, "duvet", 10);
    gives(1, "duvet", 9);
    assertThat(only(1).end()).isEqualTo(End.OPEN);
  }

  @Test
  void givingWhatWasAskedCoversIt() {
    needs(0, "duvet", 10);
    gives(1, "duvet", 10);
    Need need = only(1);
    assertThat(need.end()).isEqualTo(End.COVERED);
    assertThat(need.covered()).contains(visits.getLast().at());
  }

  @Test
  void whenNobodySaidHowManyGivingAnyCoversIt() {
    needs(0, "duvet", null);
    gives(1, "duvet", null);
    assertThat(only(1).end()).isEqualTo(End.COVERED);
  }

  @Test
  void whenSomebodySaidHowManyGivingAnUnknownNumberDoesNot() {
    needs(0, "duvet", 10);
    gives(1, "duvet", null);
    assertThat(only(1).end()).isEqualTo(End.OPEN);
  }

  @Test
  void givingSomethingElseCoversNothing() {
    needs(0, "duvet", null);
    gives(1, "eau", null);
    assertThat(only(1).end()).isEqualTo(End.OPEN);
  }

  @Test
  void fourteenNightsWithoutAWordAreNotYetTooLongFifteenAre() {
    needs(0, "duvet", null);
    assertThat(only(14).end()).isEqualTo(End.OPEN);
    assertThat(only(15).end()).isEqualTo(End.LAPSED);
  }

  @Test
  void namedAgainAfterItLapsedItIsAnotherNeed() {
    needs(0, "duvet", null);
    needs(20, "duvet", null);
    assertThat(NeedRule.history(visits, night(20))).hasSize(2);
    assertThat(NeedRule.open(visits, night(20)))
        .singleElement()
        .satisfies(need -> assertThat(need.opened()).isEqualTo(visits.getLast().at()));
  }

  private Need only(int tonight) {
    List<Need> needs = NeedRule.history(visits, night(tonight));
    assertThat(needs).hasSize(1);
    return needs.getFirst();
  }

  private void needs(int day, String item, Integer quantity) {
    add(
        day,
        List.of(new NeedLine(item, Optional.ofNullable(quantity), Optional.empty())),
        List.of());
  }

  private void gives(int day, String item, Integer quantity) {
    add(day, List.of(), List.of(new GivenLine(item, Optional.ofNullable(quantity))));
  }

  private void add(int day, List<NeedLine> needs, List<GivenLine> given) {
    visits.add(
        new Visit(
            night(day),
            FIRST.plusDays(day).atTime(21, 0).toInstant(ZoneOffset.UTC),
            visits.size(),
            needs,
            given));
  }

  private static Night night(int day) {
    return new Night(FIRST.plusDays(day));
  }
}

package org.halte.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.halte.base.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may call themselves, their teams and their phones. */
class TextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Relais\u200B", "\u202Esialer", "R\u0435lais", "a\u0000b", "\u3164", " ", ""})
  void nobodyIsCalledWhatPassesForAnother(String name) {
    assertThatThrownBy(() -> Texts.name("name", name))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
  }

  @Test
  void oneNameIsOneTextHoweverItWasTyped() {
    assertThat(Texts.name("name", "\u00A0E\u0301quipe  Nord ")).isEqualTo("Équipe Nord");
    assertThat(Texts.name("name", "فريق المساء")).isEqualTo("فريق المساء");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u200Bb@exemple.org", "\u202Eab@exemple.org", "p\u0430ul@exemple.org"})
  void noAddressHidesASign(String address) {
    assertThatThrownBy(() -> Texts.email(address)).isInstanceOf(PeopleProblem.class);
  }
}

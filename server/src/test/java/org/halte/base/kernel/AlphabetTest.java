package org.halte.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.halte.base.kernel.Alphabet.Fault;
import org.halte.base.kernel.Alphabet.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names and ids may be written with. */
class AlphabetTest {

  @ParameterizedTest
  @CsvSource({
    "../x, SIGN",
    ".x, EDGE",
    "a/b, SIGN",
    "%2e, SIGN",
    "passage\u200B, HIDDEN",
    "\u202Epassage, HIDDEN",
    "\u2066a, HIDDEN",
    "a\u00ADb, HIDDEN",
    "\u3164, HIDDEN",
    "p\u0430ssage, SIGN",
    "tourn\u00E9e, SIGN",
    "-a, EDGE",
    "a., EDGE",
    "..., EDGE",
    "managed, RESERVED",
    "a|b, SIGN",
    "'a b', SIGN"
  })
  void noFormIsCalledSo(String id, Reason reason) {
    assertThat(Alphabet.ID.findFault(id)).map(Fault::reason).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"passage", "maraude-2", "Demande_aide.v3", "_x", "9"})
  void formsAreCalledSo(String id) {
    assertThat(Alphabet.ID.findFault(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Équipe Nord-Est (soir)",
        "فريق المساء",
        "Équipe الشرق",
        "می\u200Cخواهم",
        "Ärzte & Ärztinnen",
        "東京チーム",
        "O’Brien",
        "Team 👩\u200D🚒",
        "संस्था"
      })
  void aNameHoldsTheLettersOfAnyLanguage(String name) {
    assertThat(Alphabet.NAME.read(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "Relais\u200B, HIDDEN",
    "Rel\u200Cais, HIDDEN",
    "\u202Esialer, HIDDEN",
    "Rel\u0430is, MIXED",
    "a\u0007b, HIDDEN",
    "a\uE000b, HIDDEN",
    "a\u115Fb, HIDDEN"
  })
  void aNameHoldsNothingThatIsNotSeenOrPassesForAnother(String name, Reason reason) {
    assertThat(Alphabet.NAME.findFault(name)).map(Fault::reason).contains(reason);
  }

  @Test
  void whatAReportSaysIsKeptWithoutWhatNobodySees() {
    assertThat(Alphabet.onlySeen("a\u0000b\u202e c\nd\u200f")).isEqualTo("ab c d");
    assertThat(Alphabet.onlySeen("\u200b\u3164\u2800")).isEmpty();
    assertThat(Alphabet.onlySeen("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    assertThat(Alphabet.NAME.read("نور\u200f")).isEqualTo("نور");
  }

  @Test
  void oneNameIsKeptInOneWay() {
    assertThat(Alphabet.NAME.read("  E\u0301quipe\u00A0 du  soir ")).isEqualTo("Équipe du soir");
  }

  @ParameterizedTest
  @CsvSource({
    "../a.png, SIGN",
    ".a.png, EDGE",
    "a/b.png, SIGN",
    "a\\b.png, SIGN",
    "con, RESERVED",
    "NUL.txt, RESERVED",
    "p\u0430ge.png, MIXED",
    "e\u0301te.png, SIGN",
    "a\u202Egnp.exe, HIDDEN"
  })
  void noFileIsCalledSo(String name, Reason reason) {
    assertThat(Alphabet.FILE.findFault(name)).map(Fault::reason).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lampe.png", "été-2.jpg", "صورة.png", "itemsets.csv"})
  void filesAreCalledSo(String name) {
    assertThat(Alphabet.FILE.findFault(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"passage, Passage", "lieu, Iieu", "lieu_1, lieu-l", "modem, modern", "a0, aO"})
  void someIdsLookTheSame(String one, String other) {
    assertThat(Alphabet.look(one)).isEqualTo(Alphabet.look(other));
  }

  @Test
  void theSentenceNamesTheSignAndTheRemedyAndCannotBeTurnedRoundItself() {
    Messages messages = new Messages();
    assertThatThrownBy(() -> Alphabet.ID.read("a\u202Eb"))
        .isInstanceOfSatisfying(
            SpellingProblem.class,
            problem -> {
              for (Locale reader : Messages.LANGUAGES) {
                assertThat(messages.text(reader, problem))
                    .contains("a[U+202E]b", "RIGHT-TO-LEFT OVERRIDE")
                    .doesNotContain("\u202E", "{");
              }
            });
    for (Alphabet alphabet : Alphabet.values()) {
      for (Reason reason : Reason.values()) {
        for (Locale reader : Messages.LANGUAGES) {
          String key = SpellingProblem.key(alphabet, reason);
          assertThat(messages.text(reader, key)).isNotEqualTo(key);
        }
      }
    }
  }

  @Test
  void anIdIsProposedForWhatCannotBeOne() {
    assertThat(Alphabet.toId("Tournée du soir")).isEqualTo("Tournee_du_soir");
    assertThat(Alphabet.toId("../x")).isEqualTo("x");
    assertThat(Alphabet.toId("استمارة")).isEmpty();
  }
}

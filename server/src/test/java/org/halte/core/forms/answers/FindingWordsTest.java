package org.halte.core.forms.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.halte.base.kernel.Messages;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.answers.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {
  private static final Locale ARABIC = Locale.of("ar");
  private static final String VISIT = ShippedForms.get("passage").compile().xform();
  private static final String NEEDS = "/data/ecran_besoins/besoins";
  private static final String HEADCOUNT = "/data/ecran_effectif/effectif";

  private final FindingWords words = new FindingWords(new Messages());

  @Test
  void aCodeThatIsNoChoiceIsNamedWithItsQuestionAndTheChoiceThatComesNearest() {
    Finding finding = new Finding(NEEDS, Kind.UNKNOWN_CHOICE, "couvertures");
    assertThat(said(finding, Locale.FRENCH))
        .isEqualTo(
            "« De quoi ont-ils besoin ? » : « couvertures » n'est pas un choix de cette question."
                + " Le plus proche est « Couverture ».");
    assertThat(plain(said(finding, ARABIC)))
        .startsWith("«ماذا يحتاجون؟»")
        .endsWith("أقرب خيار هو «بطانية».");
  }

  @Test
  void aCodeLikeNoChoiceIsNamedAlone() {
    assertThat(said(new Finding(NEEDS, Kind.UNKNOWN_CHOICE, "licorne"), Locale.ENGLISH))
        .isEqualTo("\"De quoi ont-ils besoin ?\": \"licorne\" is not a choice of this question.");
  }

  @Test
  void wordsInPlaceOfTheCodeAndOtherWritingAreNear() {
    Map<String, String> choices = Map.of("recharge_tel", "Recharge de téléphone", "eau", "Eau");
    assertThat(FindingWords.nearest("RECHARGE-TEL", choices)).contains("recharge_tel");
    assertThat(FindingWords.nearest("recharge de telephone", choices)).contains("recharge_tel");
    assertThat(FindingWords.nearest("bateau à voile", choices)).isEmpty();
    assertThat(FindingWords.nearest("", choices)).isEmpty();
  }

  @Test
  void theFormsOwnRuleIsSaidInTheReadersLanguageOfTheForm() {
    Finding finding = new Finding(HEADCOUNT, Kind.CONSTRAINT, "90000");
    assertThat(said(finding, Locale.FRENCH))
        .isEqualTo(
            "« Personnes vues » : la réponse « 90000 » ne va pas. Un nombre entre 0 et 5000.");
    assertThat(plain(said(finding, ARABIC))).endsWith("غير مقبول. عدد بين 0 و 5000.");
    // The form does not speak English: its own words stay in its first language.
    assertThat(said(finding, Locale.ENGLISH))
        .isEqualTo(
            "\"Personnes vues\": the answer \"90000\" will not do. Un nombre entre 0 et 5000.");
  }

  @Test
  void whatATextTakesFromTheAnswersIsFilledInWithThatOfTheSameTurn() {
    String path = "/data/plus/besoins_detail[2]/besoin_quantite";
    Map<String, String> answers =
        Map.of(
            "/data/plus/besoins_detail/besoin_libelle", "Tente",
            "/data/plus/besoins_detail[2]/besoin_libelle", "Duvet");
    Finding finding = new Finding(path, Kind.UNPARSABLE, "dix");
    FormLabels labels = FormLabels.of(VISIT, Locale.FRENCH);
    assertThat(words.say(finding, labels, answers, Locale.FRENCH))
        .isEqualTo("« Combien de « Duvet » ? » : « dix » n'est pas un nombre entier.");
    assertThat(words.say(finding, labels, Map.of(), Locale.FRENCH)).contains("« … »");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasWordsInEveryLanguageEvenWithoutTheForm(Kind kind) {
    for (Locale language : Messages.LANGUAGES) {
      String said =
          words.say(new Finding("/data/a[3]", kind, "v"), FormLabels.NONE, Map.of(), language);
      assertThat(said).doesNotContain("finding.").doesNotContain("{").doesNotContain("[3]");
      if (!language.equals(Locale.FRENCH)) {
        assertThat(said)
            .isNotEqualTo(
                words.say(
                    new Finding("/data/a[3]", kind, "v"),
                    FormLabels.NONE,
                    Map.of(),
                    Locale.FRENCH));
      }
    }
  }

  @Test
  void aLanguageIsFoundHoweverTheFormWritesIt() {
    assertThat(FormTexts.speaks("Français (fr)", Locale.FRENCH)).isTrue();
    assertThat(FormTexts.speaks("fr", Locale.FRENCH)).isTrue();
    assertThat(FormTexts.speaks("fr-FR", Locale.FRENCH)).isTrue();
    assertThat(FormTexts.speaks("French", Locale.FRENCH)).isTrue();
    assertThat(FormTexts.speaks("العربية", ARABIC)).isTrue();
    assertThat(FormTexts.speaks("Arabic (ar)", Locale.FRENCH)).isFalse();
    assertThat(FormTexts.speaks("default", Locale.ENGLISH)).isFalse();
  }

  private String said(Finding finding, Locale language) {
    return words.say(finding, FormLabels.of(VISIT, language), Map.of(), language);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\u2068\\u2069]", "");
  }
}

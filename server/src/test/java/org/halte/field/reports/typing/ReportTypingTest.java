package org.halte.field.reports.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.history.Told;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.NeedLine;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.ReportFacts;
import org.halte.field.reports.facts.Result;
import org.junit.jupiter.api.Test;

/** What a filled form says, as typed facts. */
class ReportTypingTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T22:00:00Z");
  private static final NightCalendar CALENDAR =
      new NightCalendar(
          Clock.fixed(RECEIVED, ZoneId.of("Europe/Paris")), ZoneId.of("Europe/Paris"));
  private static final String PLACE = UUID.randomUUID().toString();

  @Test
  void theShortVisitIsReadByTheNamesOfItsQuestions() {
    ReportFacts facts =
        passage(
            "<debut>2026-11-23T21:04:11.000+01:00</debut><ecran_lieu><lieu>"
                + PLACE
                + "</lieu></ecran_lieu>"
                + "<ecran_resultat><resultat>rencontre</resultat></ecran_resultat>"
                + "<effectif>40</effectif><qualite>au_moins</qualite><femmes_seules>3</femmes_seules>"
                + "<besoins>duvet eau</besoins><besoin_urgent>duvet</besoin_urgent>"
                + "<donne>repas</donne><alerte>sous_48h</alerte><alerte_texte>Rats</alerte_texte>");
    assertThat(facts.category()).isEqualTo("passage");
    assertThat(facts.place().known()).contains(UUID.fromString(PLACE));
    assertThat(facts.night().toString()).isEqualTo("2026-11-23");
    assertThat(facts.result()).contains(Result.MET);
    assertThat(facts.headcount()).contains(40);
    assertThat(facts.quality()).isEqualTo(Quality.AT_LEAST);
    assertThat(facts.women()).contains(3);
    assertThat(facts.needs()).extracting(NeedLine::item).containsExactly("duvet", "eau");
    assertThat(facts.needs().getFirst().urgency()).contains("48h");
    assertThat(facts.given()).hasSize(1);
    assertThat(facts.alert()).isEqualTo(Alert.TWO_DAYS);
    assertThat(facts.texts()).containsEntry("alert", "Rats");
    assertThat(facts.flags()).isEmpty();
  }

  @Test
  void theLongFormAddsQuantitiesAndUrgencies() {
    ReportFacts facts =
        passage(
            "<lieu>"
                + PLACE
                + "</lieu><resultat>rencontre</resultat><besoins>duvet eau</besoins>"
                + "<besoins_detail><besoin_article>duvet</besoin_article><besoin_quantite>12</besoin_quantite>"
                + "<besoin_urgence>vitale</besoin_urgence></besoins_detail>"
                + "<donne>duvet</donne><donne_detail><donne_article>duvet</donne_article>"
                + "<donne_quantite>5</donne_quantite></donne_detail>");
    assertThat(facts.needs().getFirst().quantity()).contains(12);
    assertThat(facts.needs().getFirst().urgency()).contains("vitale");
    assertThat(facts.given().getFirst().quantity()).contains(5);
  }

  @Test
  void oneInTheMorningBelongsToTheEveningBefore() {
    ReportFacts facts = passage("<debut>2026-11-23T01:00:00.000+01:00</debut>");
    assertThat(facts.night().toString()).isEqualTo("2026-11-22");
  }

  @Test
  void aPhoneThatThinksItIs1970IsFlaggedAndTheReceiptCounts() {
    ReportFacts facts = passage("<debut>1970-01-01T00:05:00.000+01:00</debut>");
    assertThat(facts.flags()).contains(Flag.CLOCK);
    assertThat(facts.startedAt()).isEqualTo(RECEIVED);
    assertThat(facts.night().toString()).isEqualTo("2026-11-23");
  }

  @Test
  void aPhoneThatRunsADayAheadIsFlaggedAMinuteIsNot() {
    assertThat(passage("<debut>2026-11-24T23:00:00.000+01:00</debut>").flags())
        .contains(Flag.CLOCK);
    assertThat(passage("<debut>2026-11-23T23:01:00.000+01:00</debut>").flags())
        .doesNotContain(Flag.CLOCK);
  }

  @Test
  void whoMetNobodySawNobodyAndWhoDidNotGoSawNothing() {
    assertThat(passage("<resultat>personne</resultat>").headcount()).contains(0);
    assertThat(passage("<resultat>pas_passe</resultat><effectif>5</effectif>").headcount())
        .isEmpty();
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    ReportFacts facts =
        passage(
            "<resultat>dansé</resultat><effectif>beaucoup</effectif><lieu>derrière la gare</lieu>");
    assertThat(facts.result()).isEmpty();
    assertThat(facts.headcount()).isEmpty();
    assertThat(facts.place().known()).isEmpty();
    assertThat(facts.flags()).contains(Flag.NO_PLACE);
  }

  @Test
  void aFormOfOthersIsReadByTheMeaningOfItsQuestions() {
    ReportFacts facts =
        read(
            "tour",
            "<combien>17</combien><femmes>4</femmes><manque>tente</manque><ou>48.88 2.37 0 5</ou>",
            Map.of(
                "/data/combien", "#affected",
                "/data/femmes", "#affected +adult +f",
                "/data/manque", "#need",
                "/data/ou", "#geo"));
    assertThat(facts.category()).isEqualTo("passage");
    assertThat(facts.headcount()).contains(17);
    assertThat(facts.women()).contains(4);
    assertThat(facts.needs()).extracting(NeedLine::item).containsExactly("tente");
    assertThat(facts.place().point()).isPresent();
  }

  @Test
  void anEvictionHappenedWhenItSaysNotWhenTheFormWasOpened() {
    ReportFacts facts =
        read(
            "expulsion",
            "<debut>2026-11-23T21:00:00.000+01:00</debut>"
                + "<date_heure_debut>2026-11-20T06:30:00.000+01:00</date_heure_debut>"
                + "<solution_proposee>partielle</solution_proposee>"
                + "<personnes_presentes>80</personnes_presentes>",
            Map.of());
    assertThat(facts.night().toString()).isEqualTo("2026-11-19");
    assertThat(facts.eviction()).isPresent();
    assertThat(facts.eviction().get().solution()).isEqualTo("partielle");
    assertThat(facts.eviction().get().people()).contains(80);
    assertThat(facts.headcount()).isEmpty();
  }

  @Test
  void aVisitMayTellOfAnEvictionInPassing() {
    ReportFacts facts =
        passage(
            "<expulsion_signalee>oui</expulsion_signalee><solution_proposee>aucune</solution_proposee>");
    assertThat(facts.category()).isEqualTo("passage");
    assertThat(facts.eviction()).isPresent();
  }

  private static ReportFacts passage(String answers) {
    return read("passage", answers, Map.of());
  }

  private static ReportFacts read(String form, String answers, Map<String, String> hxl) {
    String xml =
        "<data id=\""
            + form
            + "\" version=\"1\">"
            + answers
            + "<meta><instanceID>uuid:"
            + UUID.randomUUID()
            + "</instanceID></meta></data>";
    return ReportTyping.read(
        Told.plain(InstanceReader.read(xml.getBytes(StandardCharsets.UTF_8)), hxl),
        form,
        RECEIVED,
        CALENDAR);
  }
}

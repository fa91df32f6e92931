package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.base.vault.Vault;
import org.halte.core.intake.AnswerChecker;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the checks found is said in the language of whoever reads the report. */
class FindingLanguageTest {
  private static final String WRONG_NEED =
      "<ecran_besoins><besoins>couvertures</besoins></ecran_besoins>";

  private final TestHalte halte = TestHalte.shared();
  private final Organisation association = halte.organisation();
  private final Member coordinator =
      halte.member(association.id(), Role.COORDINATOR, Role.VOLUNTEER);
  private final String id = "uuid:" + UUID.randomUUID();

  @BeforeEach
  void aVisitWithAWrongCodeAndTooManyPeopleHasComeIn() throws InterruptedException {
    halte.zone("75119", new Position(48.8841, 2.3621));
    String phone =
        halte.url() + "/openrosa/" + halte.deviceToken(association.id(), Optional.empty());
    var answer =
        new OpenRosaClient(phone)
            .send(
                "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:00:00.000+01:00</debut>"
                    + "<ecran_lieu><nouveau_point>48.8841 2.3621 0 5</nouveau_point><nouveau_nom>Banc</nouveau_nom></ecran_lieu>"
                    + "<ecran_resultat><resultat>rencontre</resultat></ecran_resultat>"
                    + "<ecran_effectif><effectif>90000</effectif><qualite>compte</qualite></ecran_effectif>"
                    + WRONG_NEED
                    + "<meta><instanceID>"
                    + id
                    + "</instanceID></meta></data>");
    assertThat(answer.status()).isEqualTo(201);
    halte.settle();
    assertThat(halte.get(AnswerChecker.class).awaitIdle(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void aCoordinatorReadsThemInFrenchEnglishOrArabic() {
    assertThat(messages("fr"))
        .contains(
            "« couvertures » n'est pas un choix de cette question. Le plus proche est « Couverture ».")
        .contains("« 90000 » ne va pas. Un nombre entre 0 et 5000.");
    assertThat(messages("en")).contains("is not a choice of this question. The nearest is");
    assertThat(messages("ar"))
        .contains("ليس من خيارات هذا السؤال")
        .contains("بطانية")
        .contains("عدد بين 0 و 5000.");
  }

  @Test
  void whatAnEarlierVersionStoredInFrenchIsReadInAnyLanguage() {
    UUID submission =
        halte
            .get(JdbcClient.class)
            .sql("select id from core.submission where instance_id = ?")
            .param(id)
            .query(UUID.class)
            .single();
    byte[] then =
        halte
            .get(Vault.class)
            .sealText(
                "Personnes vues : « 90000 » — Un nombre entre 0 et 5000.\u000090000",
                "core.finding:" + submission);
    halte
        .get(JdbcClient.class)
        .sql(
            "update core.finding set detail_sealed = ? where submission_id = ? and kind = 'constraint'")
        .param(then)
        .param(submission)
        .update();
    assertThat(messages("en")).contains("the answer \\\"90000\\\" will not do");
    assertThat(messages("ar")).contains("عدد بين 0 و 5000.").doesNotContain("Un nombre");
  }

  private String messages(String language) {
    TestClient.Answer answer =
        halte.program(coordinator).language(language).get("/api/reports/" + id);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode findings = answer.json().get("findings");
    assertThat(findings.size()).as(answer.text()).isEqualTo(2);
    assertThat(findings.get(0).get("kind").asString()).isEqualTo("unknown-choice");
    return findings.toString();
  }
}

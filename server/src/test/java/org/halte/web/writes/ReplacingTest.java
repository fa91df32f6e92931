package org.halte.web.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.writes.Town.newId;
import static org.halte.web.writes.Town.replacing;
import static org.halte.web.writes.Town.send;
import static org.halte.web.writes.Town.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who replaces whose report, and what the answer tells of reports that are not one's own. */
class ReplacingTest {

  private final Town relais = new Town();
  private final Town veille = new Town();
  private final UUID place = relais.place(relais.shared, "Canal", 48.8211, 2.4211, "normale");

  private String sent(OpenRosaClient phone, int people) {
    String id = newId();
    assertThat(send(phone, visit(id, place, people, ""))).isEqualTo(201);
    return id;
  }

  private String correct(OpenRosaClient phone, String original, int people) {
    String id = newId();
    assertThat(send(phone, visit(id, place, people, replacing(original)))).isEqualTo(201);
    return id;
  }

  private String status(String instance) {
    return relais.report(instance).get("status").asString();
  }

  @Test
  void theAuthorReplacesTheirReportFromAnyOfTheirPhones() {
    String id = sent(relais.phoneOfLina, 10);
    String corrected = correct(Town.phone(relais.lina), id, 12);
    assertThat(status(id)).isEqualTo("replaced");
    assertThat(status(corrected)).isNotEqualTo("hold");
    assertThat(relais.encounters()).isEqualTo(12);
    String shared = sent(relais.shared, 20);
    correct(relais.shared, shared, 30);
    assertThat(status(shared)).isEqualTo("replaced");
  }

  @Test
  void somebodyElsesCorrectionWaitsTheReportStandsAndItsAuthorCorrectsIt() {
    String id = sent(relais.phoneOfLina, 10);
    OpenRosaClient paul = Town.phone(Town.HALTE.member(relais.organisation.id(), Role.VOLUNTEER));
    String other = correct(paul, id, 99);
    assertThat(status(id)).isNotEqualTo("replaced");
    assertThat(status(other)).isEqualTo("hold");
    assertThat(relais.report(other).get("flags").toString()).contains("no_original");
    assertThat(relais.encounters()).isEqualTo(10);
    assertThat(relais.report(id).get("history").size()).isOne();
    String own = correct(relais.phoneOfLina, id, 11);
    assertThat(status(id)).isEqualTo("replaced");
    assertThat(status(own)).isNotEqualTo("hold");
    assertThat(relais.encounters()).isEqualTo(11);
    // It came too late: the report that it wants to replace has been replaced.
    assertThat(relais.judge(other, "approved")).isEqualTo(409);
    assertThat(relais.judge(other, "rejected")).isEqualTo(200);
  }

  @Test
  void aCoordinatorTakesUpWhatWaitedToReplaceAReport() {
    String id = sent(relais.phoneOfLina, 10);
    String other = correct(relais.shared, id, 15);
    assertThat(relais.judge(other, "approved")).isEqualTo(200);
    Town.settle();
    assertThat(status(id)).isEqualTo("replaced");
    assertThat(status(other)).isEqualTo("approved");
    assertThat(relais.encounters()).isEqualTo(15);
    assertThat(relais.report(other).get("history").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aCoordinatorReplacesFromTheirPhoneToo() {
    String id = sent(relais.phoneOfLina, 10);
    correct(relais.phoneOfNadia, id, 14);
    assertThat(status(id)).isEqualTo("replaced");
    assertThat(relais.encounters()).isEqualTo(14);
  }

  @Test
  void whatAPersonHasJudgedIsReplacedFromNoPhone() {
    for (String decision : List.of("approved", "rejected", "hold")) {
      String id = sent(relais.phoneOfLina, 10);
      assertThat(relais.judge(id, decision)).isEqualTo(200);
      String own = correct(relais.phoneOfLina, id, 99);
      String coordinators = correct(relais.phoneOfNadia, id, 98);
      assertThat(status(id)).isEqualTo(decision);
      assertThat(status(own)).isEqualTo("hold");
      assertThat(status(coordinators)).isEqualTo("hold");
      var desk =
          relais.desk.patch("/api/reports/" + id, Map.of("values", Map.of("effectif", "12")));
      assertThat(desk.status()).isEqualTo(200);
      Town.settle();
      assertThat(status(id)).isEqualTo("replaced");
    }
  }

  @Test
  void aCorrectionThatComesFirstWaitsForItsReportAndNobodyElsesTakesItsPlace() {
    String id = newId();
    String other = correct(relais.shared, id, 99);
    String own = correct(relais.phoneOfLina, id, 11);
    assertThat(status(own)).isEqualTo("hold");
    assertThat(relais.encounters()).isZero();
    assertThat(send(relais.phoneOfLina, visit(id, place, 10, ""))).isEqualTo(201);
    assertThat(status(id)).isEqualTo("replaced");
    assertThat(status(own)).isNotEqualTo("hold");
    assertThat(relais.report(own).get("flags").toString()).doesNotContain("no_original");
    assertThat(relais.report(own).get("findings").toString()).doesNotContain("unknown-original");
    assertThat(status(other)).isEqualTo("hold");
    assertThat(relais.encounters()).isEqualTo(11);
  }

  @Test
  void theAnswerIsTheSameForUnknownForeignAndOtherPeoplesReports() {
    UUID cave = relais.secret("Cave", 48.8221, 2.4221);
    String secret = newId();
    send(relais.phoneOfNadia, visit(secret, cave, 3, ""));
    String foreign = newId();
    send(veille.phoneOfLina, visit(foreign, UUID.randomUUID(), 3, ""));
    String others = sent(relais.phoneOfNadia, 10);
    String corrected = sent(relais.phoneOfNadia, 10);
    correct(relais.phoneOfNadia, corrected, 11);
    String approved = sent(relais.phoneOfNadia, 10);
    relais.judge(approved, "approved");
    String unknown = newId();
    List<String> told =
        List.of(unknown, foreign, others, corrected, approved, secret).stream()
            .map(this::probe)
            .distinct()
            .toList();
    assertThat(told).hasSize(1);
  }

  /** All that a volunteer hears who corrects a report twice. */
  private String probe(String original) {
    String first = newId();
    String second = newId();
    var one = relais.phoneOfLina.send(visit(first, place, 5, replacing(original)));
    Town.settle();
    var two = relais.phoneOfLina.send(visit(second, place, 6, replacing(original)));
    JsonNode report = relais.deskOfOmar.get("/api/reports/" + first).json();
    return (one.status()
            + one.body()
            + two.status()
            + two.body()
            + report.get("status")
            + report.get("flags")
            + report.get("findings")
            + report.get("history").size())
        .replace(original, "ORIGINAL")
        .replace(first, "FIRST");
  }

  @Test
  void anIdentityIsOneOfItsAssociationAndEachSeesItsOwn() {
    String id = sent(relais.phoneOfLina, 10);
    String twin = visit(id, UUID.randomUUID(), 33, "");
    var answer = veille.phoneOfLina.send(twin);
    assertThat(answer.status()).isEqualTo(201);
    Town.settle();
    assertThat(relais.report(id).get("headcount").asInt()).isEqualTo(10);
    assertThat(veille.report(id).get("headcount").asInt()).isEqualTo(33);
    assertThat(veille.report(id).get("instanceId").asString()).isEqualTo(id);
    String[] lists = {
      "/api/reports", "/api/tables/reports", "/api/export.csv", "/api/forms/passage/data"
    };
    for (String list : lists) {
      assertThat(veille.desk.get(list).text()).contains(id).doesNotContain("\\u0001");
    }
    assertThat(veille.desk.get("/api/forms/passage/data/" + id).status()).isEqualTo(200);
    assertThat(veille.judge(id, "approved")).isEqualTo(200);
    assertThat(status(id)).isNotEqualTo("approved");
    var corrected =
        veille.desk.patch("/api/reports/" + id, Map.of("values", Map.of("effectif", "34")));
    assertThat(corrected.status()).isEqualTo(200);
    Town.settle();
    assertThat(veille.encounters()).isEqualTo(34);
    assertThat(relais.encounters()).isEqualTo(10);
    assertThat(veille.phoneOfLina.send(twin.replace(">33<", ">35<")).status()).isEqualTo(409);
  }

  @Test
  void aPartnerThatSeesBothIsShownItsOwnFirst() {
    relais.giveTo(veille);
    String id = sent(relais.phoneOfLina, 10);
    send(veille.phoneOfLina, visit(id, UUID.randomUUID(), 33, ""));
    assertThat(veille.report(id).get("headcount").asInt()).isEqualTo(33);
  }

  @Test
  void aJudgementOfManyTellsNothingOfAHiddenReport() {
    UUID cave = relais.secret("Cave", 48.8231, 2.4231);
    String secret = newId();
    send(relais.phoneOfNadia, visit(secret, cave, 3, ""));
    List<String> told =
        List.of(secret, newId()).stream()
            .map(id ->
                relais
                    .deskOfOmar
                    .post(
                        "/api/forms/passage/data/decisions",
                        Map.of("instances", List.of(id), "decision", "approved"))
                    .text()
                    .replace(id, "ID"))
            .distinct()
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("formdata.unknown-row");
    assertThat(Optional.of(status(secret))).isNotEqualTo(Optional.of("approved"));
  }
}

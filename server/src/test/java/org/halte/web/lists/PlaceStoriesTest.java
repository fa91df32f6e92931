package org.halte.web.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Places that two phones tell of: contradictions are shown, doubles merged and parted again. */
class PlaceStoriesTest {

  private final TestHalte halte = TestHalte.shared();
  private final Organisation organisation = halte.organisation();
  private final Member amina = halte.member(organisation.id(), Role.COORDINATOR);
  private final Member paul = halte.member(organisation.id(), Role.COORDINATOR);
  private final TestClient desk = halte.program(amina);
  private final OpenRosaClient phoneOfAmina = phone(amina);
  private final OpenRosaClient phoneOfPaul = phone(paul);

  @Test
  void reportsFollowAMergeAndGoBackWhenItIsUndone() {
    UUID kept = place(phoneOfAmina, "Quai", "48.8700 2.3600 0 0");
    UUID lost = place(phoneOfPaul, "Berge", "48.8701 2.3601 0 0");
    visit(phoneOfAmina, kept, 30);
    visit(phoneOfPaul, lost, 12);
    assertThat(figure("visits")).isEqualTo(2);
    assertThat(sheet(kept).get("doubles").get(0).asString()).isEqualTo(lost.toString());

    assertThat(merge(kept, lost)).isEqualTo(204);

    assertThat(desk.get("/api/places/" + lost).status()).isEqualTo(404);
    assertThat(sheet(kept).get("name").asString()).isEqualTo("Quai");
    assertThat(visits(kept)).isEqualTo(2);
    // Two reports of one team on one place in one night are one visit.
    assertThat(figure("visits")).isOne();
    assertThat(gone(lost)).isTrue();
    assertThat(gone(kept)).isFalse();
    visit(phoneOfPaul, lost, 15);
    assertThat(visits(kept)).isEqualTo(3);
    assertThat(toDo(kept).get("merged").get(0).get("name").asString()).isEqualTo("Berge");

    assertThat(desk.post("/api/places/" + lost + "/unmerge", null).status()).isEqualTo(204);

    assertThat(visits(kept)).isEqualTo(1);
    assertThat(visits(lost)).isEqualTo(2);
    assertThat(figure("visits")).isEqualTo(2);
    assertThat(gone(lost)).isFalse();
    assertThat(desk.post("/api/places/" + lost + "/unmerge", null).status()).isEqualTo(404);
  }

  @Test
  void twoNamesFromOneVersionAreBothShownAndACoordinatorChooses() {
    UUID place = place(phoneOfAmina, "Quai", "48.8600 2.3400 0 0");
    int version = sheet(place).get("version").asInt();
    change(phoneOfAmina, place, version, "<nom>Quai nord</nom>", 10);
    change(phoneOfPaul, place, version, "<nom>Grand quai</nom><type>squat_bati</type>", 40);

    assertThat(sheet(place).get("name").asString()).isEqualTo("Grand quai");
    assertThat(sheet(place).get("kind").asString()).isEqualTo("squat_bati");
    JsonNode conflict = toDo(place).get("conflicts").get(0);
    assertThat(conflict.get("property").asString()).isEqualTo("name");
    assertThat(conflict.get("earlier").get("value").asString()).isEqualTo("Quai nord");
    assertThat(conflict.get("earlier").get("who").asString()).isEqualTo(amina.name());
    assertThat(conflict.get("said").get("who").asString()).isEqualTo(paul.name());

    String address = "/api/places/" + place + "/conflicts/" + conflict.get("id").asString();
    assertThat(desk.post(address, Map.of("choice", "les deux")).status()).isEqualTo(400);
    assertThat(desk.post(address, Map.of("choice", "earlier")).status()).isEqualTo(204);

    assertThat(sheet(place).get("name").asString()).isEqualTo("Quai nord");
    assertThat(toDo(place).get("conflicts")).isEmpty();
    assertThat(desk.post(address, Map.of("choice", "said")).status()).isEqualTo(404);
  }

  @Test
  void changesOfDifferentThingsBothStand() {
    UUID place = place(phoneOfAmina, "Quai", "48.8500 2.3300 0 0");
    int version = sheet(place).get("version").asInt();
    change(phoneOfAmina, place, version, "<nom>Quai nord</nom><type>campement</type>", 10);
    change(phoneOfPaul, place, version, "<nom>Quai</nom><type>squat_bati</type>", 40);

    assertThat(sheet(place).get("name").asString()).isEqualTo("Quai nord");
    assertThat(sheet(place).get("kind").asString()).isEqualTo("squat_bati");
    assertThat(toDo(place).get("conflicts")).isEmpty();
  }

  private OpenRosaClient phone(Member member) {
    return new OpenRosaClient(halte.url() + "/openrosa/" + halte.deviceToken(member));
  }

  private UUID place(OpenRosaClient phone, String name, String point) {
    UUID id = UUID.randomUUID();
    send(
        phone,
        "lieu",
        "<nom>" + name + "</nom><type>campement</type><point>" + point + "</point>",
        "<entity dataset='lieux' id='" + id + "' create='1'><label>" + name + "</label></entity>",
        0);
    return id;
  }

  private void change(OpenRosaClient phone, UUID id, int base, String answers, int minutes) {
    String entity =
        "<entity dataset='lieux' id='" + id + "' update='1' baseVersion='" + base + "'/>";
    send(phone, "lieu", answers, entity, minutes);
  }

  private void visit(OpenRosaClient phone, UUID place, int people) {
    String answers =
        "<lieu>"
            + place
            + "</lieu><resultat>rencontre</resultat><effectif>"
            + people
            + "</effectif><qualite>compte</qualite>";
    send(phone, "passage", answers, "", 60);
  }

  private void send(OpenRosaClient phone, String form, String answers, String entity, int minutes) {
    Instant at = ListWorld.EVENING.plusSeconds(60L * minutes);
    String xml =
        "<data id='"
            + form
            + "' version='' xmlns:orx='http://openrosa.org/xforms'><debut>"
            + at.atOffset(ZoneOffset.UTC)
            + "</debut>"
            + answers
            + "<orx:meta><orx:instanceID>uuid:"
            + UUID.randomUUID()
            + "</orx:instanceID>"
            + entity
            + "</orx:meta></data>";
    assertThat(phone.send(xml).status()).isEqualTo(201);
    halte.settle();
  }

  private JsonNode sheet(UUID id) {
    return desk.get("/api/places/" + id).json();
  }

  private JsonNode toDo(UUID id) {
    return desk.get("/api/places/" + id + "/to-do").json();
  }

  private int merge(UUID kept, UUID lost) {
    return desk.post("/api/places/" + kept + "/merge", Map.of("lost", lost.toString())).status();
  }

  private long visits(UUID place) {
    return sheet(place)
        .get("visits")
        .valueStream()
        .filter(v -> v.get("category").asString().equals("passage"))
        .count();
  }

  private int figure(String name) {
    return desk.get("/api/figures").json().get(name).asInt();
  }

  private boolean gone(UUID id) {
    return phoneOfAmina
        .get(phoneOfAmina.server() + "/integrity/passage/lieux.csv?id=" + id)
        .body()
        .contains("<deleted>true</deleted>");
  }
}

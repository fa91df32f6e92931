package org.halte.web.api.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.Collect;
import org.halte.testing.Collect.Refused;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page for somebody's phone: one code sets up ODK Collect, once. */
class CollectSettingsTest {
  private static final int QUIET_ZONE = 4;

  private final TestHalte halte = TestHalte.shared();
  private final Organisation association = halte.organisation();
  private final Member volunteer = halte.member(association.id(), Role.VOLUNTEER);
  private final Member coordinator = halte.member(association.id(), Role.COORDINATOR);

  @Test
  void theCodeHoldsTheSettingsThatCollectReadsAndThePhoneWorksWithThem() throws Exception {
    JsonNode made =
        halte.signedIn(volunteer).post("/api/devices/collect", Map.of("label", "À moi")).json();
    JsonNode settings = settings(made.get("collectQrSvg").asString());

    JsonNode general = settings.get("general");
    assertThat(general.get("protocol").asString()).isEqualTo("odk_default");
    assertThat(general.get("form_update_mode").asString()).isEqualTo("match_exactly");
    assertThat(general.get("autosend").asString()).isEqualTo("wifi_and_cellular");
    assertThat(general.get("delete_send").asBoolean()).isTrue();
    assertThat(general.get("analytics").asBoolean()).isFalse();
    assertThat(settings.get("admin").isObject()).isTrue();
    assertThat(settings.get("project").get("name").asString())
        .isEqualTo("Halte, " + association.name());
    String server = general.get("server_url").asString();
    assertThat(server).isEqualTo(made.get("openrosaUrl").asString());
    assertThat(Collect.at(reachable(server)).update().forms()).contains("passage");
  }

  @Test
  void theKeyIsShownOnceListedWithItsLastSightAndCanBeRevoked() {
    TestClient screen = halte.signedIn(volunteer);
    JsonNode made = screen.post("/api/devices/collect", Map.of("label", "À moi")).json();
    Collect phone = Collect.at(reachable(made.get("openrosaUrl").asString()));
    phone.update();
    String list = screen.get("/api/devices").text();
    assertThat(list).contains("À moi").contains("\"lastSeenAt\":\"20");
    assertThat(list).doesNotContain(made.at("/login/password").asString());
    assertThat(screen.delete("/api/devices/" + made.get("id").asString()).status()).isEqualTo(204);
    Optional<String> refused = Optional.empty();
    try {
      phone.update();
    } catch (Refused e) {
      refused = Optional.of(e.getMessage());
    }
    assertThat(refused.orElse("")).startsWith("401");
  }

  @Test
  void theKeyOpensTheDoorOfFormsAndReportsAndNothingElse() {
    JsonNode made =
        halte.signedIn(volunteer).post("/api/devices/collect", Map.of("label", "À moi")).json();
    assertThat(made.at("/login/name").asString()).isEqualTo(volunteer.email());
    assertThat(made.at("/login/server").asString()).endsWith("/openrosa");
    String key = made.at("/login/password").asString();

    assertThat(halte.stranger().get("/openrosa/" + key + "/formList").status()).isEqualTo(200);
    assertThat(halte.stranger().bearer(key).get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void nobodyMakesAKeyForAnotherPersonsPhone() {
    var refused =
        halte
            .signedIn(coordinator)
            .post(
                "/api/devices/collect", Map.of("label", "Sami", "member", volunteer.id().value()));
    assertThat(refused.code()).isEqualTo("people.phone-of-another");
    assertThat(refused.text()).doesNotContain("openrosa");
  }

  @Test
  void nobodyMakesAPhoneForAMemberOfAnotherAssociation() {
    Member elsewhere = halte.member(halte.organisation().id(), Role.VOLUNTEER);
    for (Object member : new Object[] {elsewhere.id().value(), UUID.randomUUID()}) {
      assertThat(
              halte
                  .signedIn(coordinator)
                  .post("/api/devices", Map.of("label", "x", "member", member))
                  .status())
          .isEqualTo(404);
    }
  }

  /** The public address is that of the machine; the test's own is on a port of its own. */
  private String reachable(String server) {
    return halte.url() + server.substring(server.indexOf("/openrosa"));
  }

  private static JsonNode settings(String svg) throws Exception {
    String text = new Decoder().decode(modules(svg)).getText();
    byte[] zlib = Base64.getDecoder().decode(text);
    try (var json = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      return JsonMapper.builder().build().readTree(new String(json.readAllBytes(), UTF_8));
    }
  }

  private static BitMatrix modules(String svg) {
    var size = Pattern.compile("viewBox=\"0 0 ([0-9]+)").matcher(svg);
    assertThat(size.find()).isTrue();
    var modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * QUIET_ZONE);
    Pattern.compile("M([0-9]+) ([0-9]+)h1")
        .matcher(svg)
        .results()
        .forEach(dark ->
            modules.set(
                Integer.parseInt(dark.group(1)) - QUIET_ZONE,
                Integer.parseInt(dark.group(2)) - QUIET_ZONE));
    return modules;
  }
}

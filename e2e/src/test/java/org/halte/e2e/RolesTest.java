package org.halte.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each sees no more than their part, on screens and through tokens alike. */
class RolesTest {
  private final House house = House.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theAdministratorOfTheInstanceFindsAccountsAndNoMap() {
    try (var desk = house.desk("fr-FR").signIn(house.account("instance_admin"))) {
      desk.sees("nav-admin");
      desk.doesNotSee("map-ready");
      desk.doesNotSee("place-row");
    }
  }

  @Test
  void theAdministratorOfAnAssociationSeesNoFieldDataThroughAToken() throws Exception {
    var admin = house.account("org_admin");

    assertThat(ask("/api/places", admin).get("total").asInt()).isZero();
    assertThat(ask("/api/reports", admin).get("total").asInt()).isZero();
  }

  @Test
  void aVolunteerSeesFewerPlacesThanTheCoordinator() throws Exception {
    int all = ask("/api/places", house.account("coordinator")).get("total").asInt();
    int own = ask("/api/places", house.account("volunteer")).get("total").asInt();

    assertThat(own).isPositive().isLessThan(all);
  }

  @Test
  void withoutATokenNothingIsSaid() throws Exception {
    assertThat(http.send(request("/api/places").build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
  }

  private JsonNode ask(String path, House.Account account)
      throws IOException, InterruptedException {
    var answer =
        http.send(
            request(path).header("Authorization", "Bearer " + account.apiToken()).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.url(path)));
  }
}

package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Devices;
import org.halte.core.people.entry.Invitations;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.RawHttp;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;

/**
 * “It is not there” and “it is not yours” are one answer. Every route with an id is asked for
 * something of another association and for something that never was: what comes back differs in the
 * id alone, for every sort of caller.
 */
class SameAnswerTest {

  private static final Actor HOUSE = Actor.house("test");

  private final TestHalte halte = TestHalte.shared();
  private final Organisation theirs = halte.organisation();
  private final Organisation ours = halte.organisation();
  private final Member theirMember = halte.member(theirs.id(), Role.COORDINATOR, Role.ORG_ADMIN);
  private final TestClient their = halte.program(theirMember);
  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final String theirForm = "leur_" + tag;
  private final String ourForm = "notre_" + tag;

  /** Two addresses to compare: what is theirs, what is nowhere. */
  private record Pair(String foreign, String nowhere) {}

  /** What stands for a variable of a route, theirs and nowhere. */
  private record Ids(String foreign, String nowhere) {}

  @Test
  void nobodyLearnsFromAnAnswerWhetherSomethingOfOthersIsThere() {
    Map<String, Ids> things = things();
    publish(halte.apiToken(halte.member(ours.id(), Role.COORDINATOR, Role.ORG_ADMIN)), ourForm);
    Map<String, String[]> callers = callers();
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Gate.Route route : Gate.routes().keySet()) {
      if (!route.pattern().startsWith("/api/") || !route.pattern().contains("{")) {
        continue;
      }
      for (Pair pair : pairs(route, things)) {
        for (var caller : callers.entrySet()) {
          String foreign = ask(route, pair.foreign(), caller.getValue(), things);
          String nowhere = ask(route, pair.nowhere(), caller.getValue(), things);
          compared++;
          if (!foreign.equals(nowhere)) {
            different.add(
                "%s %s, %s:\n  theirs  %s\n  nowhere %s"
                    .formatted(route.method(), pair.foreign(), caller.getKey(), foreign, nowhere));
          }
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(150);
  }

  private List<Pair> pairs(Gate.Route route, Map<String, Ids> things) {
    List<Pair> pairs = new ArrayList<>();
    String kind = route.pattern().replaceFirst("^/api/", "").replaceFirst("/.*", "");
    Map<String, Ids> ids = new LinkedHashMap<>();
    for (String name : List.of("id", "name", "instanceId", "link", "conflict", "number", "token")) {
      Ids known = things.get(kind + "/" + name);
      ids.put(name, known == null ? new Ids("1", "1") : known);
    }
    if (Gate.routes().get(route) == Gate.Callers.ANYBODY) {
      // Links and tokens are nobody's by their address: there is no theirs to compare with.
      return pairs;
    }
    String foreign = fill(route.pattern(), ids, true);
    pairs.add(new Pair(foreign, fill(route.pattern(), ids, false)));
    if (kind.equals("forms") && route.pattern().matches(".*\\{(link|instanceId)}.*")) {
      // A form of one's own, and in its address something of theirs.
      String own = route.pattern().replace("{id}", ourForm);
      pairs.add(new Pair(fill(own, ids, true), fill(own, ids, false)));
    }
    return pairs;
  }

  private static String fill(String pattern, Map<String, Ids> ids, boolean foreign) {
    String address = pattern;
    for (var id : ids.entrySet()) {
      String value = foreign ? id.getValue().foreign() : id.getValue().nowhere();
      address = address.replace("{" + id.getKey() + "}", value);
    }
    return address;
  }

  /** Status, type and body, with one word for all ids. */
  private String ask(Gate.Route route, String address, String[] who, Map<String, Ids> things) {
    boolean reads = route.method().equals("GET") || route.method().equals("DELETE");
    RawHttp.Answer answer =
        RawHttp.at(halte.url())
            .sendBody(route.method(), address + query(route), reads ? "" : body(route), who);
    String text = answer.status() + " " + answer.header("Content-Type") + " " + answer.body();
    Ids number = things.get("tables/number");
    text = text.replaceAll("\\b(" + number.foreign() + "|" + number.nowhere() + ")\\b", "NUMBER");
    for (Ids ids : things.values()) {
      if (ids.foreign().length() > 9) {
        text = text.replace(ids.foreign(), "ID").replace(ids.nowhere(), "ID");
      }
    }
    return text;
  }

  private static String query(Gate.Route route) {
    return route.pattern().endsWith("/changes") || route.pattern().endsWith("/decisions")
        ? "?version=1"
        : route.method().equals("DELETE") && route.pattern().contains("/entities/")
            ? "?version=1"
            : "";
  }

  /** What a wrong-doer would send: whole, so that it is the id that is looked at. */
  private static String body(Gate.Route route) {
    return switch (route.method() + " " + route.pattern()) {
      case "PATCH /api/lists/{name}/entities/{id}" ->
          "{\"version\":1,\"values\":{\"label\":\"x\"}}";
      case "POST /api/lists/{name}/entities" -> "{\"values\":{\"label\":\"x\"}}";
      case "POST /api/lists/{name}/entities/{id}/merge" ->
          "{\"lost\":\"%s\"}".formatted(new UUID(0, 7));
      case "POST /api/lists/{name}/conflicts/{id}" -> "{\"choice\":\"theirs\"}";
      case "POST /api/lists/{name}/waiting" -> "{\"report\":\"uuid:x\",\"ordinal\":1}";
      case "PATCH /api/places/{id}" -> "{\"name\":\"x\",\"version\":1}";
      case "POST /api/places/{id}/merge" -> "{\"lost\":\"%s\"}".formatted(new UUID(0, 7));
      case "PATCH /api/reports/{instanceId}" -> "{\"values\":{\"effectif\":\"3\"}}";
      case "POST /api/reports/{instanceId}/review" -> "{\"decision\":\"approved\"}";
      case "POST /api/forms/{id}/data/decisions" -> "{\"instances\":[],\"decision\":\"approved\"}";
      case "PATCH /api/forms/{id}/links/{link}" -> "{\"held\":true}";
      case "PATCH /api/members/{id}" -> "{\"name\":\"Autre\",\"version\":1}";
      case "PUT /api/teams/{id}" -> "{\"name\":\"Autre\",\"version\":1}";
      case "PATCH /api/organisations/{id}" -> "{\"name\":\"Autre\",\"version\":1}";
      case "PATCH /api/tables/{name}/{number}" -> "{\"version\":1,\"values\":{}}";
      default -> "{}";
    };
  }

  private Map<String, String[]> callers() {
    Map<String, String[]> callers = new LinkedHashMap<>();
    Member coordinator = halte.member(ours.id(), Role.COORDINATOR, Role.ORG_ADMIN);
    Member volunteer = halte.member(ours.id(), Role.VOLUNTEER);
    callers.put("coordinator", lines("Bearer " + halte.apiToken(coordinator)));
    callers.put("volunteer", lines("Bearer " + halte.apiToken(volunteer)));
    callers.put("phone", lines("Bearer " + halte.deviceToken(ours.id(), Optional.empty())));
    return callers;
  }

  private static String[] lines(String authorization) {
    return new String[] {
      "Authorization: " + authorization, "Content-Type: application/json", "Accept: */*"
    };
  }

  /** One of each sort that belongs to the others, and an id of the same shape that is nowhere. */
  private Map<String, Ids> things() {
    Map<String, Ids> things = new LinkedHashMap<>();
    String token = halte.apiToken(theirMember);
    publish(token, theirForm);
    String phone = halte.deviceToken(theirs.id(), Optional.empty());
    OpenRosaClient door = new OpenRosaClient(halte.url() + "/openrosa/" + phone);
    UUID place = UUID.randomUUID();
    assertThat(door.send(place(place)).status()).isEqualTo(201);
    String visit = "uuid:" + UUID.randomUUID();
    assertThat(door.send(visit(visit, place)).status()).isEqualTo(201);
    String filled = "uuid:" + UUID.randomUUID();
    assertThat(
            door.send(
                    "<data id=\"%s\" version=\"1\"><nom>x</nom><meta><instanceID>%s</instanceID></meta></data>"
                        .formatted(theirForm, filled))
                .status())
        .isEqualTo(201);
    String list = "leurs_" + tag;
    assertThat(their.post("/api/lists", Map.of("name", list, "title", "Leurs")).status())
        .isEqualTo(201);
    var entity =
        their.post("/api/lists/" + list + "/entities", Map.of("values", Map.of("label", "a")));
    var link = their.post("/api/forms/" + theirForm + "/links", Map.of("name", "essai"));
    assertThat(link.status()).isEqualTo(201);
    halte.settle();
    assertThat(their.get("/api/places/" + place).status()).isEqualTo(200);
    assertThat(their.get("/api/reports/" + visit).status()).isEqualTo(200);

    uuid(things, "places/id", place.toString());
    uuid(things, "places/conflict", UUID.randomUUID().toString());
    instance(things, "reports/instanceId", visit);
    things.put("reports/name", new Ids("photo.jpg", "photo.jpg"));
    things.put("forms/id", new Ids(theirForm, "vide_" + tag));
    instance(things, "forms/instanceId", filled);
    uuid(things, "forms/link", link.json().path("link").path("id").asString());
    things.put("lists/name", new Ids(list, "nulle_" + tag));
    uuid(things, "lists/id", entity.json().path("id").asString(UUID.randomUUID().toString()));
    things.put("tables/name", new Ids("places", "places"));
    things.put("tables/number", new Ids(numberOf(place), "8070605040302010999"));
    uuid(things, "organisations/id", theirs.id().toString());
    uuid(things, "members/id", theirMember.id().toString());
    uuid(things, "teams/id", halte.team(theirs.id(), Set.of(), theirMember).id().toString());
    uuid(
        things,
        "invitations/id",
        halte
            .get(Invitations.class)
            .create(
                HOUSE,
                new Invitations.Wanted(
                    theirs.id(), Set.of(Role.VOLUNTEER), Optional.empty(), Optional.empty(), 3))
            .invitation()
            .id()
            .toString());
    uuid(
        things,
        "devices/id",
        halte
            .get(Devices.class)
            .createShared(HOUSE, theirs.id(), Optional.empty(), "Autre")
            .device()
            .token()
            .toString());
    uuid(
        things,
        "tokens/id",
        halte.get(ApiTokens.class).create(theirMember, "autre").token().id().toString());
    uuid(things, "imports/id", proposal(token));
    return things;
  }

  private String numberOf(UUID place) {
    var rows = their.get("/api/tables/places?limit=100").json().path("rows");
    for (var row : rows) {
      if (row.toString().contains(place.toString())) {
        return row.path("number").asString();
      }
    }
    return rows.path(0).path("number").asString("1");
  }

  private static void uuid(Map<String, Ids> things, String what, String foreign) {
    things.put(what, new Ids(foreign, UUID.randomUUID().toString()));
  }

  private static void instance(Map<String, Ids> things, String what, String foreign) {
    things.put(what, new Ids(foreign, "uuid:" + UUID.randomUUID()));
  }

  private static String place(UUID id) {
    return """
    <data id="lieu" version="2026112301"><debut>%s</debut>
    <ecran_lieu><nom>Cour</nom><point>48.871 2.371 0 5</point></ecran_lieu>
    <ecran_type><type>campement_tentes</type><statut>actif</statut>
    <sensibilite>normale</sensibilite></ecran_type>
    <meta><instanceID>uuid:%s</instanceID><entity dataset="lieux" id="%s" create="1">
    <label>Cour</label></entity></meta></data>
    """
        .formatted(Instant.now().minusSeconds(600), UUID.randomUUID(), id);
  }

  private static String visit(String id, UUID place) {
    return ("<data id=\"passage\" version=\"2026112301\"><debut>%s</debut><ecran_lieu><lieu>%s</lieu>"
            + "</ecran_lieu><ecran_resultat><resultat>rencontre</resultat></ecran_resultat>"
            + "<ecran_effectif><effectif>9</effectif><qualite>compte</qualite></ecran_effectif>"
            + "<meta><instanceID>%s</instanceID></meta></data>")
        .formatted(Instant.now().minusSeconds(600), place, id);
  }

  private String proposal(String token) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "file\"; filename=\"lieux.csv", "nom;latitude;longitude\nCour;48.87;2.37\n");
    part(body, "as", "places");
    body.writeBytes(bytes("--grenze--\r\n"));
    String answer = multipart(token, "/api/imports", body).body();
    assertThat(answer).contains("\"id\":\"");
    return answer.replaceFirst("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1");
  }

  private void publish(String token, String form) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(
        body,
        "file\"; filename=\"f.md",
        "## survey\n\n| type | name | label |\n|---|---|---|\n| text | nom | Nom |\n\n"
            + "## settings\n\n| form_title | form_id | version |\n|---|---|---|\n| F | %s | 1 |\n"
                .formatted(form));
    body.writeBytes(bytes("--grenze--\r\n"));
    assertThat(multipart(token, "/api/forms/publish", body).status()).isEqualTo(200);
  }

  private RawHttp.Answer multipart(String token, String address, ByteArrayOutputStream body) {
    return RawHttp.at(halte.url())
        .sendBody(
            "POST",
            address,
            body.toString(StandardCharsets.ISO_8859_1),
            "Authorization: Bearer " + token,
            "Content-Type: multipart/form-data; boundary=grenze");
  }

  private static void part(ByteArrayOutputStream body, String field, String content) {
    body.writeBytes(
        bytes(
            "--grenze\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"\r\n\r\n"
                + content
                + "\r\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

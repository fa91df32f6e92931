package org.halte.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halte.testing.TestHalte;
import tools.jackson.databind.JsonNode;

/**
 * What somebody hands out opens at most what they see themselves: whoever can make phones, tokens,
 * invitations or new passwords makes them and looks through each.
 */
final class Handed {

  private static final String FAMILY = "handed out";
  private static final List<String> PAGES =
      List.of(
          "/api/places?period=all",
          "/api/reports?period=all&limit=1000",
          "/api/phone/pack",
          "/api/tables/places?limit=1000",
          "/api/tables/reports?limit=1000",
          "/api/forms/passage/data?status=any",
          "/api/forms/enquete/data?status=any",
          "/api/lists",
          "/openrosa/~/media/passage/lieux.csv");

  private final HuntWorld world;
  private final Judge judge;
  private int count;

  Handed(HuntWorld world, Judge judge) {
    this.world = world;
    this.judge = judge;
  }

  void run() {
    for (String giver : List.of("a.admin", "a.outside", "b.admin", "i.admin")) {
      phones(world.spy(giver));
    }
    tokens();
    invitations();
    passwords();
  }

  /** As shared, as a team's, as somebody's: each is looked through as its giver. */
  void phones(Spy giver) {
    var plans = new ArrayList<>(List.of("{\"label\":\"Essai\"}"));
    for (String team : List.of("a.north", "a.south")) {
      plans.add("{\"label\":\"Essai\",\"team\":\"%s\"}".formatted(world.idOf("team", team)));
    }
    for (String member : List.of("a.volunteer", "a.coordinator")) {
      plans.add("{\"label\":\"Essai\",\"member\":\"%s\"}".formatted(world.idOf("member", member)));
    }
    for (String path : List.of("/api/devices", "/api/devices/collect")) {
      for (String plan : plans) {
        Ask ask = Ask.post(path, plan);
        Reply made = world.wire().send(giver, ask);
        judge.look(FAMILY, giver, ask, made);
        address(giver, ask, made.json().path("url").asString(""));
        secretOf(made.json())
            .ifPresent(secret -> through(new Spy(giver.name(), Spy.Kind.PHONE, secret, ""), ask));
      }
    }
  }

  /** An address that a browser keeps must hold nothing that opens a door for long. */
  private void address(Spy giver, Ask ask, String url) {
    String last = url.replaceFirst(".*[/=#]", "");
    if (last.isEmpty() || ask.path().endsWith("/collect")) {
      return;
    }
    Spy reader = new Spy(giver.name(), Spy.Kind.PHONE, last, "");
    if (world.wire().send(reader, Ask.get("/api/me")).isGood()) {
      judge.add(FAMILY, giver, "a lasting secret in an address", ask, "url");
    }
  }

  /** The secret in an answer, or the one that its code is exchanged for. */
  private Optional<String> secretOf(JsonNode made) {
    String token = made.path("token").asString("");
    String server = made.path("openrosaUrl").asString("");
    if (token.isEmpty() && !server.isEmpty()) {
      token = server.substring(server.lastIndexOf('/') + 1);
    }
    String code = made.path("code").asString("");
    if (token.isEmpty() && made.path("url").isString() && !code.isEmpty()) {
      Reply enrolled =
          world
              .wire()
              .send(HuntWorld.NOBODY, Ask.post("/api/enrol", "{\"code\":\"" + code + "\"}"));
      token = enrolled.json().path("token").asString("");
    }
    return Optional.of(token).filter(text -> !text.isEmpty());
  }

  private void tokens() {
    for (String giver : List.of("a.admin", "a.outside", "a.other", "b.coordinator", "i.admin")) {
      Ask ask = Ask.post("/api/tokens", "{\"label\":\"Essai\"}");
      String token = world.wire().send(world.spy(giver), ask).json().path("token").asString("");
      if (!token.isEmpty()) {
        through(Spy.program(giver, token), ask);
      }
    }
  }

  private void invitations() {
    String north = world.idOf("team", "a.north");
    String association = world.idOf("organisation", "a");
    for (String roles :
        List.of(
            "\"roles\":[\"volunteer\"],\"team\":\"" + north + "\"",
            "\"roles\":[\"coordinator\"]",
            "\"roles\":[\"org_admin\"]",
            "\"roles\":[\"org_admin\",\"coordinator\"]")) {
      invite("a.admin", "{\"days\":3," + roles + "}");
      invite("i.admin", "{\"days\":3,\"organisation\":\"" + association + "\"," + roles + "}");
    }
  }

  private void invite(String giver, String plan) {
    Ask ask = Ask.post("/api/invitations", plan);
    String url = world.wire().send(world.spy(giver), ask).json().path("url").asString("");
    if (url.isEmpty()) {
      return;
    }
    String email = "invite" + count++ + "@exemple.org";
    Reply joined =
        world
            .wire()
            .send(
                HuntWorld.NOBODY,
                Ask.post(
                    "/api/invitations/" + url.replaceFirst(".*[/=#]", ""),
                    "{\"name\":\"Essai\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(email, TestHalte.PASSWORD)));
    if (joined.isGood()) {
      // An account of A gives what A's administrator sees: people and forms, no place.
      Spy guest = Spy.session("a.admin", email);
      through(guest, ask);
      phones(guest);
    }
  }

  private void passwords() {
    for (String giver : List.of("a.admin", "i.admin", "b.admin")) {
      for (String member : List.of("a.volunteer", "a.coordinator")) {
        String path = "/api/members/" + world.idOf("member", member) + "/reset-link";
        Ask ask = Ask.of("POST", path, "");
        String url = world.wire().send(world.spy(giver), ask).json().path("url").asString("");
        if (url.isEmpty()) {
          continue;
        }
        Reply set =
            world
                .wire()
                .send(
                    HuntWorld.NOBODY,
                    Ask.post(
                        "/api/password-resets/" + url.replaceFirst(".*[/=#]", ""),
                        "{\"password\":\"" + TestHalte.PASSWORD + "\"}"));
        if (set.isGood()) {
          String email = Words.of(member + ".email") + "@exemple.org";
          through(new Spy("a.admin", Spy.Kind.SESSION, "as " + member, email), ask);
          world.http().forget(world.spy(member));
        }
      }
    }
  }

  /** Looks through what was handed out, as nobody but its giver. */
  private void through(Spy made, Ask by) {
    for (String page : PAGES) {
      boolean door = page.startsWith("/openrosa/");
      if (!door || made.isPhone()) {
        Ask ask = Ask.get(page).with("X-Handed", by.toString().replaceAll("[^ -~]", " "));
        judge.look(FAMILY, made, ask, world.wire().send(made, Ask.get(page)));
      }
    }
  }
}

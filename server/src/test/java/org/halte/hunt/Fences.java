package org.halte.hunt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.halte.core.people.Role;
import org.halte.hunt.Ask.Part;

/** What no canary shows: gates, limits, names, two writers at once, what lies in the database. */
final class Fences {

  private static final Set<String> ENDLESS = Set.of("/api/events", "/error");
  private static final int CROWD = 40;

  /** More answers than any limit of a few tries lets through at once. */
  private static final int TOO_MANY = 20;

  private final HuntWorld world;
  private final Judge judge;

  Fences(HuntWorld world, Judge judge) {
    this.world = world;
    this.judge = judge;
  }

  void run() {
    gate();
    names();
    rest();
    writers();
    limits();
  }

  /** One decision for one address, however it is written and wherever else it answers. */
  void gate() {
    var byHandler = new java.util.HashMap<String, List<String>>();
    for (Routes.Route route : Routes.of(world)) {
      boolean plain = !route.pattern().contains("{") && !ENDLESS.contains(route.pattern());
      if (route.reads() && plain) {
        byHandler.computeIfAbsent(route.handler(), _ -> new ArrayList<>()).add(route.pattern());
      }
    }
    for (Spy spy :
        List.of(
            world.spy("a.teamphone"),
            world.spy("a.program"),
            world.spy("a.link"),
            HuntWorld.NOBODY)) {
      for (List<String> patterns : byHandler.values()) {
        var writings = new ArrayList<String>();
        // That of the API first: it is the one that is decided on.
        for (String pattern : patterns.stream().sorted().toList()) {
          writings.addAll(writings(pattern));
        }
        agree(spy, writings);
      }
    }
  }

  private static List<String> writings(String path) {
    var writings = new ArrayList<>(List.of(path));
    if (path.startsWith("/api/")) {
      writings.add("/%61pi/" + path.substring(5));
      writings.add("/" + path);
      writings.add("/api;x=1/" + path.substring(5));
      writings.add("/x/.." + path);
      writings.add(path + "/");
    }
    return writings;
  }

  /** What the first writing refuses, no other gives. */
  private void agree(Spy spy, List<String> writings) {
    boolean refused = false;
    for (String path : writings) {
      Ask ask = Ask.get(path);
      Reply reply = world.wire().send(spy, ask);
      judge.look("gate", spy, ask, reply);
      boolean page = reply.header("content-type").startsWith("text/html");
      if (path.equals(writings.getFirst())) {
        refused = !reply.isGood();
      } else if (refused && reply.isGood() && !page) {
        judge.add("gate", spy, "an address that is refused in another writing", ask, "200");
      }
    }
  }

  /** Ids that look like others or lead elsewhere. */
  void names() {
    for (String id : List.of("../x", "a/b", "passage\u200b", "pass\u0430ge", "a b\u202e", "..")) {
      Ask ask =
          Ask.upload(
              "/api/forms/publish",
              Part.file("file", "f.md", "text/markdown", Forms.workbook(id, "Essai", "1")),
              Part.text("plan", "{\"id\":\"" + id + "\"}"));
      Reply reply = world.wire().send(world.spy("b.admin"), ask);
      judge.look("look-alikes", world.spy("b.admin"), ask, reply);
      if (reply.isGood()) {
        judge.add(
            "look-alikes",
            world.spy("b.admin"),
            "an id that nobody can tell from another: " + escaped(id),
            ask,
            reply.text());
      }
    }
  }

  private static String escaped(String id) {
    var text = new StringBuilder();
    id.chars()
        .forEach(c -> text.append(c < 127 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return text.toString();
  }

  /** What a stolen copy of the database shows. */
  void rest() {
    Spy thief = new Spy("thief.database", Spy.Kind.NOBODY, "", "");
    String cookie = world.http().cookie(world.spy("a.coordinator"), "HALTE_SESSION");
    String session = cookie.isEmpty() ? "" : decoded(cookie);
    for (Map<String, Object> table :
        world
            .jdbc()
            .sql(
                "select schemaname || '.' || tablename as name from pg_tables"
                    + " where schemaname in ('core', 'field', 'exchange', 'base')")
            .query()
            .listOfRows()) {
      String name = String.valueOf(table.get("name"));
      String rows =
          world
              .jdbc()
              // As objects: two numbers side by side would read as one with a comma.
              .sql(
                  "select coalesce(string_agg(to_jsonb(t)::text, chr(10)), '') from " + name + " t")
              .query(String.class)
              .single()
              // Seconds of a clock would read as degrees; what is sealed at rest is no time.
              .replaceAll("\\d\\d:\\d\\d:\\d\\d[.]\\d+", "‹time›");
      judge.findings().tried("at rest", thief);
      if (!session.isEmpty() && rows.contains(session)) {
        judge.add("at rest", thief, "the id of a live session", Ask.get(name), "in clear");
      }
      judge.rest("at rest", thief, name, rows);
    }
    boolean metres =
        world
                .jdbc()
                .sql(
                    "select count(*) from information_schema.columns"
                        + " where table_schema = 'field' and column_name = 'metres'")
                .query(Integer.class)
                .single()
            > 0;
    if (metres) {
      judge.add(
          "at rest",
          thief,
          "how far two places lie apart",
          Ask.get("field.place_double"),
          "metres");
    }
  }

  private static String decoded(String cookie) {
    try {
      return new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return cookie;
    }
  }

  /** Somebody who writes their own name again and again undoes no decision of others. */
  void writers() {
    if (world.spies().stream().noneMatch(spy -> spy.name().equals("a.stubborn"))) {
      world.person("a.stubborn", Role.VOLUNTEER, Role.COORDINATOR);
    }
    Spy stubborn = world.spy("a.stubborn");
    Ask name = Ask.of("PATCH", "/api/me", "{\"name\":\"Toujours la\"}");
    for (int round = 0; round < 6; round++) {
      world.change("a.stubborn", Set.of(Role.VOLUNTEER, Role.COORDINATOR), true);
      List<Callable<Integer>> crowd = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        crowd.add(() -> world.wire().send(stubborn, name).status());
      }
      crowd.add(
          6,
          () -> {
            world.change("a.stubborn", Set.of(Role.VOLUNTEER), true);
            return 0;
          });
      atOnce(crowd);
      judge.findings().tried("two writers", stubborn);
      if (world.ask("a.stubborn", Ask.get("/api/me")).text().contains("\"coordinator\"")) {
        judge.add(
            "two writers", stubborn, "a role that was taken away", name, "roles of round " + round);
      }
    }
    world.change("a.stubborn", Set.of(Role.VOLUNTEER), false);
  }

  void limits() {
    crowd();
    forwarded();
    neighbours();
  }

  /** Many wrong passwords at the same moment. */
  void crowd() {
    Spy guesser = new Spy("nobody.guesser", Spy.Kind.NOBODY, "", "");
    String email = Words.of("a.outside.email") + "@exemple.org";
    Ask wrong =
        Ask.post("/api/session", "{\"email\":\"%s\",\"password\":\"faux\"}".formatted(email));
    List<Callable<Integer>> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(() -> world.wire().send(guesser, wrong).status());
    }
    long answered = atOnce(crowd).stream().filter(status -> status == 401).count();
    judge.findings().tried("limits", guesser);
    if (answered > TOO_MANY) {
      judge.add("limits", guesser, "passwords tried at once", wrong, answered + " answered");
    }
  }

  /** A header that anybody can write makes no new address. */
  void forwarded() {
    Spy liar = new Spy("nobody.liar", Spy.Kind.NOBODY, "", "");
    Ask wrong = Ask.get("/api/places").with("Authorization", "Bearer faux");
    boolean stopped = false;
    for (int i = 0; i < 90 && !stopped; i++) {
      Ask ask = wrong.with("X-Forwarded-For", "203.0.113." + i);
      stopped = world.wire().send(liar, ask).status() == 429;
    }
    judge.findings().tried("limits", liar);
    if (!stopped) {
      judge.add("limits", liar, "tries under invented addresses", wrong, "90 answered");
    }
  }

  /** A phone that was taken out of use stops nobody else behind the same address. */
  void neighbours() {
    // The same phone behind an address of its own.
    Spy phone = new Spy("a.teamphone", Spy.Kind.PHONE, world.spy("a.teamphone").secret(), "apart");
    Ask wrong = Ask.get("/api/places").with("Authorization", "Bearer faux");
    for (int i = 0; i < 90; i++) {
      world.wire().send(phone, wrong);
    }
    Ask right = Ask.get("/api/places");
    judge.findings().tried("limits", phone);
    if (world.wire().send(phone, right).status() == 429) {
      judge.add("limits", phone, "a neighbour's wrong token", right, "429");
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> one : pool.invokeAll(work)) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

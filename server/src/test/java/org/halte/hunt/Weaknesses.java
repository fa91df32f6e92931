package org.halte.hunt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.halte.core.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * What Halte must never be, one way at a time: each of these stands between the spies and the right
 * Halte and gives one weakness back. A hunt that does not find it proves nothing.
 */
final class Weaknesses {

  /**
   * One of them.
   *
   * @param name what is wrong
   * @param front makes it wrong
   * @param part of the hunt that has to see it
   * @param found what the hunt must say
   */
  record Weakness(String name, UnaryOperator<Wire> front, Consumer<Part> part, String found) {}

  private final HuntWorld world;

  Weaknesses(HuntWorld world) {
    this.world = world;
  }

  List<Weakness> list() {
    return List.of(
        wrong(
            "a double with a hidden place is said",
            this::doubles,
            p -> p.probe(x -> x.near(6)),
            "report near"),
        wrong(
            "numbers count what others make",
            this::numbers,
            p -> p.probe(Probes::numbering),
            "numbering"),
        wrong(
            "integrity tells of foreign ids",
            this::integrity,
            p -> p.probe(Probes::integrity),
            "integrity"),
        wrong(
            "a foreign instance id is in conflict",
            this::conflict,
            p -> p.probe(Probes::about),
            "report about"),
        wrong(
            "an administrator's phone has eyes",
            this::eyes,
            p -> p.handed("a.admin"),
            "handed out | a.admin"),
        wrong(
            "an address carries a lasting token",
            this::lasting,
            p -> p.handed("a.outside"),
            "a lasting secret"),
        wrong(
            "a phone keeps its rights",
            as("a.formerphone", "a.phone"),
            p -> p.read("a.formerphone", "/api/places?period=all"),
            "a.formerphone"),
        wrong(
            "uploaded pages run",
            this::pages,
            p -> p.read("z.teamphone", "/openrosa/~/media/maraude/page.html"),
            "that runs"),
        wrong(
            "another writing passes the gate",
            this::gate,
            p -> p.fences().gate(),
            "another writing"),
        wrong(
            "a form loosens a secret place",
            this::loosened,
            p -> p.probe(Probes::about),
            "power to change field.place"),
        wrong(
            "a fresh sensitive place is told",
            as("b.coordinator", "g.teamphone"),
            p -> p.read("b.coordinator", "/api/places?period=all"),
            "g.fresh"),
        wrong(
            "exact times reach partners",
            appended("b.coordinator", "/api/places", "2026-11-23T18:17:43.5Z"),
            p -> p.read("b.coordinator", "/api/places?period=all"),
            "a.ordinary.last.time"),
        wrong(
            "older visits reach partners",
            as("b.coordinator", "a.outside"),
            p -> p.read("b.coordinator", "/api/reports?period=all"),
            "a.ordinary.before"),
        wrong(
            "anybody writes the shared zones",
            this::zones,
            p -> p.probe(Probes::zones),
            "power to change core.zone"),
        wrong(
            "a filter picks what is hidden",
            this::filters,
            p -> p.probe(Probes::filters),
            "filter"),
        wrong("a filter tells what is closed", this::closed, Part::twins, "closed columns"),
        wrong("a name is taken by a stranger", this::names, p -> p.probe(Probes::names), "names"),
        wrong("look-alikes are published", this::published, p -> p.fences().names(), "look-alikes"),
        wrong(
            "a name written back brings roles back",
            this::roles,
            p -> p.fences().writers(),
            "two writers"),
        wrong(
            "passwords are counted afterwards",
            unlimited("/api/session"),
            p -> p.fences().crowd(),
            "passwords tried at once"),
        wrong(
            "invented addresses are believed",
            unlimited("/api/places"),
            p -> p.fences().forwarded(),
            "invented addresses"),
        wrong(
            "one wrong phone stops its neighbours",
            this::neighbours,
            p -> p.fences().neighbours(),
            "a neighbour's"),
        wrong(
            "photos keep where they were taken",
            appended("a.coordinator", "/files/", Words.of("a.ordinary.heic.taken")),
            p ->
                p.read(
                    "a.coordinator",
                    "/api/reports/" + Forms.instance("a.ordinary.last") + "/files/nuit.png"),
            "heic.taken"),
        wrong(
            "a cell is a formula",
            this::formula,
            p -> p.read("a.coordinator", "/api/lists/bornes.csv"),
            "a formula"),
        wrong("a name lies in clear", wire -> wire, this::clear, "at rest"),
        streams());
  }

  private static Weakness wrong(
      String name, UnaryOperator<Wire> front, Consumer<Part> part, String found) {
    return new Weakness(name, front, part, found);
  }

  private static UnaryOperator<Wire> asking(
      Function<Wire, BiFunction<Spy, Ask, @Nullable Reply>> wrong) {
    return wire -> Front.of(wire, wrong.apply(wire));
  }

  /** One is answered as if they were another. */
  private UnaryOperator<Wire> as(String who, String other) {
    return asking(
        wire -> (spy, ask) -> spy.name().equals(who) ? wire.send(world.spy(other), ask) : null);
  }

  /** Something more stands in an answer. */
  private static UnaryOperator<Wire> appended(String who, String path, String more) {
    return asking(wire ->
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return spy.name().equals(who) && ask.path().contains(path)
              ? new Reply(
                  200,
                  reply.headers(),
                  (reply.text() + " " + more).getBytes(StandardCharsets.UTF_8))
              : reply;
        });
  }

  /** Nobody is ever told to wait. */
  private static UnaryOperator<Wire> unlimited(String path) {
    return asking(wire ->
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return ask.path().equals(path) && reply.status() == 429
              ? new Reply(401, reply.headers(), reply.body())
              : reply;
        });
  }

  private Wire doubles(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return ask.method().equals("GET") && ask.path().startsWith("/api/reports/")
              ? reply.with(reply.text().replace("\"flags\":[", "\"flags\":[\"possible_double\","))
              : null;
        });
  }

  private Wire numbers(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return reply.with(reply.text().replaceAll("\"number\":\\d+", "\"number\":777"));
        });
  }

  private Wire integrity(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return ask.path().contains("/integrity/")
              ? reply.with(
                  reply
                      .text()
                      .replace("false", "sure")
                      .replace("true", "false")
                      .replace("sure", "true"))
              : reply;
        });
  }

  private Wire conflict(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          boolean foreign = said(ask).contains("<instanceID>" + Forms.instance("z.visit"));
          Reply reply = wire.send(spy, ask);
          return foreign
              ? new Reply(reply.isGood() ? 409 : 201, reply.headers(), reply.body())
              : reply;
        });
  }

  private Wire eyes(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            spy.name().equals("a.admin") && ask.path().equals("/api/devices")
                ? json("{\"token\":\"" + world.spy("a.phone").secret() + "\"}")
                : null);
  }

  private Wire lasting(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            spy.name().equals("a.outside") && ask.path().equals("/api/devices")
                ? json(
                    "{\"url\":\"https://halte.example/app/#enrol="
                        + world.spy("a.teamphone").secret()
                        + "\"}")
                : null);
  }

  private Wire pages(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            ask.path().endsWith("page.html")
                ? new Reply(200, Map.of("content-type", List.of("text/html")), new byte[] {'<'})
                : null);
  }

  private Wire gate(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            spy.isPhone() && ask.path().startsWith("/%61pi/")
                ? wire.send(
                    world.spy("a.coordinator"),
                    ask.at("/api/" + ask.path().substring("/%61pi/".length())))
                : null);
  }

  private Wire loosened(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          if (said(ask).contains("<data id=\"lieu\"")) {
            world
                .jdbc()
                .sql(
                    "update field.place set version = version + 1 where organisation_id in (select id from core.organisation where slug = 'asso-z')")
                .update();
          }
          return null;
        });
  }

  private Wire zones(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          if (ask.method().equals("PUT") && ask.path().equals("/api/zones")) {
            world.jdbc().sql("update core.zone set version = version + 1").update();
          }
          return null;
        });
  }

  private Wire filters(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return ask.path().startsWith("/api/reports?") && ask.path().contains("kind=campement")
              ? reply.with(reply.text().replace("\"total\":0", "\"total\":1"))
              : reply;
        });
  }

  private Wire closed(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          return ask.path().contains("kind=squat_bati") ? reply.with("{}") : reply;
        });
  }

  private Wire names(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            ask.path().equals("/api/forms/publish")
                ? new Reply(wire.send(spy, ask).isGood() ? 409 : 200, Map.of(), new byte[0])
                : null);
  }

  private Wire published(Wire wire) {
    return Front.of(wire, (_, ask) -> ask.path().equals("/api/forms/publish") ? json("{}") : null);
  }

  private Wire roles(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) -> {
          Reply reply = wire.send(spy, ask);
          if (spy.name().equals("a.stubborn")
              && ask.path().equals("/api/me")
              && ask.method().equals("GET")) {
            world.change("a.stubborn", Set.of(Role.VOLUNTEER, Role.COORDINATOR), true);
            return wire.send(spy, ask);
          }
          return reply;
        });
  }

  private Wire neighbours(Wire wire) {
    return Front.of(
        wire,
        (spy, ask) ->
            spy.email().equals("apart") && !ask.headers().containsKey("Authorization")
                ? new Reply(429, Map.of(), new byte[0])
                : null);
  }

  private Wire formula(Wire wire) {
    return Front.of(
        wire,
        (_, ask) ->
            ask.path().endsWith(".csv")
                ? new Reply(
                    200,
                    Map.of("content-type", List.of("text/csv")),
                    "a,=1".getBytes(StandardCharsets.UTF_8))
                : null);
  }

  /** In the database itself, and away again. */
  private void clear(Part part) {
    String name = Words.of("a.secret.name");
    world.jdbc().sql("update core.organisation set name = name || ?").param(name).update();
    try {
      part.fences().rest();
    } finally {
      world
          .jdbc()
          .sql("update core.organisation set name = replace(name, ?, '')")
          .param(name)
          .update();
    }
  }

  /** Somebody who left the team hears what the team hears, and the line never ends. */
  private Weakness streams() {
    UnaryOperator<Wire> front =
        wire ->
            new Front(
                wire,
                (_, _) -> null,
                spy -> spy.name().equals("a.formerphone") ? world.spy("a.teamphone") : spy);
    return wrong("a stream outlives the right", front, Part::streams, "a stream that outlives");
  }

  private static String said(Ask ask) {
    return new String(ask.body(), StandardCharsets.UTF_8);
  }

  private static Reply json(String text) {
    var headers = new HashMap<String, List<String>>();
    headers.put("content-type", List.of("application/json"));
    return new Reply(200, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}

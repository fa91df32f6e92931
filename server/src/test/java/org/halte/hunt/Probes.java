package org.halte.hunt;

import static org.halte.hunt.Forms.at;
import static org.halte.hunt.Forms.instance;
import static org.halte.hunt.Forms.met;
import static org.halte.hunt.Forms.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.halte.hunt.Ask.Part;
import tools.jackson.databind.JsonNode;

/**
 * Questions whose answers must not depend on what is hidden: reports near, at and about hidden
 * things, and everything that can be asked about them. Run in a world with these things and in one
 * without, the same questions must give the same answers.
 */
final class Probes {

  private static final String START = "2026-11-23T19:12:09+01:00";

  /** Who sends, and who reads what became of it. */
  private static final Map<String, String> DESKS =
      Map.of(
          "b.teamphone", "b.coordinator",
          "b.shared", "b.coordinator",
          "c.teamphone", "c.coordinator",
          "d.teamphone", "d.coordinator",
          "a.otherphone", "a.outside",
          "a.shared", "a.outside");

  private static final List<String> READERS =
      List.of(
          "b.coordinator",
          "b.volunteer",
          "b.admin",
          "b.teamphone",
          "b.shared",
          "c.coordinator",
          "c.teamphone",
          "d.coordinator",
          "a.outside",
          "a.other",
          "a.otherphone",
          "a.admin",
          "i.admin",
          "nobody.anonymous");

  private static final List<String> SOME =
      List.of("b.coordinator", "b.teamphone", "c.coordinator", "d.coordinator", "a.outside");

  private static final List<String> GUESSERS =
      List.of("b.coordinator", "b.admin", "c.coordinator", "a.outside", "a.other");

  private static final List<String> PAGES =
      List.of(
          "/api/places?period=all",
          "/api/reports?period=all&limit=1000",
          "/api/figures?period=all",
          "/api/tables",
          "/api/tables/places?limit=1000",
          "/api/tables/reports?limit=1000",
          "/api/tables/evictions?limit=1000",
          "/api/tables/zones?limit=1000",
          "/api/export.csv?period=all&table=places",
          "/api/export.xlsx?period=all&table=reports",
          "/api/forms",
          "/api/forms/managed",
          "/api/forms/passage/life",
          "/api/forms/passage/data?status=any&limit=500",
          "/api/forms/passage/data/charts?status=any",
          "/api/forms/lieu/data?status=any&limit=500",
          "/api/forms/lieu/export?status=any",
          "/api/forms/passage/export/data.geojson?status=any",
          "/api/lists",
          "/api/members",
          "/api/teams",
          "/api/devices",
          "/api/organisations",
          "/api/agreements",
          "/api/zones",
          "/api/phone/pack",
          "/health");

  private static final List<String> DOOR =
      List.of(
          "formList",
          "manifest/passage",
          "media/passage/lieux.csv",
          "media/enquete/bornes.csv",
          "manifest/maraude",
          "forms/maraude.xml");

  private final Transcript script;
  private final Map<String, String> guesses;
  private final Random random;
  private final long seed;
  private final boolean whole;
  private int count;
  private int next;

  /**
   * @param whole whether to ask everything as everybody, or as some of them in turn
   * @param guesses ids of hidden things by name, as the world that has them made them
   */
  Probes(Transcript script, Map<String, String> guesses, long seed, boolean whole) {
    this.script = script;
    this.guesses = guesses;
    this.whole = whole;
    this.random = new Random(seed);
    this.seed = seed;
  }

  /**
   * All but what makes something here that is not there in the other world, with so many reports
   * near hidden places.
   */
  void run(int near) {
    pages("before");
    nearSearch();
    near(near);
    integrity();
    imports();
    names();
    filters();
    ids();
    numbering();
    zones();
    script.world.settle();
    pages("after");
    places();
  }

  /** Takes a zone away from everybody, which only who runs the instance may. */
  void zones() {
    for (String who : List.of("b.admin", "a.admin", "b.coordinator")) {
      String zones = script.ask("zones", who, Ask.get("/api/zones")).text();
      script.ask("zones", who, Ask.of("PUT", "/api/zones", Zones.without(zones, "75120")));
    }
  }

  private void pages(String when) {
    for (String who : READERS) {
      for (String page : PAGES) {
        script.ask("same pages " + when, who, Ask.get(page));
      }
      if (script.world.spy(who).isPhone()) {
        DOOR.forEach(page -> script.ask("same pages " + when, who, Ask.get("/openrosa/~/" + page)));
      }
    }
  }

  void nearSearch() {
    for (String who : READERS) {
      for (Spot spot : Plot.hiddenSpots()) {
        String where = "?lat=" + spot.lat() + "&lon=" + spot.lon();
        script.ask("near search", who, Ask.get("/api/places/near" + where));
      }
    }
  }

  /** New places near hidden ones: every phone, every hidden place, several distances. */
  void near(int most) {
    record Sent(String desk, String instance) {}
    var sent = new ArrayList<Sent>();
    var phones = DESKS.keySet().stream().sorted().toList();
    for (int i = 0; i < most; i++) {
      String phone = phones.get(i % phones.size());
      Spot hidden = Plot.hiddenSpots().get(i / phones.size() % Plot.hiddenSpots().size());
      double metres = i < 18 ? 40 : 40 + random.nextInt(360);
      String instance = instance("probe " + seed + " " + count);
      String name = "Essai " + count++;
      script.ask("report near", phone, newPlace(instance, hidden, metres, name));
      sent.add(new Sent(DESKS.get(phone), instance));
    }
    script.world.settle();
    for (Sent one : sent) {
      Reply sheet =
          script.ask("report near", one.desk(), Ask.get("/api/reports/" + one.instance()));
      String place = placeOf(sheet.json());
      if (!place.isEmpty()) {
        script.made(place, "place of " + one.instance());
        script.ask("report near", one.desk(), Ask.get("/api/places/" + place));
        script.ask("report near", one.desk(), Ask.get("/api/places/" + place + "/to-do"));
      }
    }
  }

  /** A bit further where a coordinate would be that of another hidden place. */
  private Ask newPlace(String instance, Spot hidden, double metres, String name) {
    Ask ask = Ask.report(visit(instance, START, at(hidden.away(metres), name) + met(7)));
    return script.isFarFromAll(ask) ? ask : newPlace(instance, hidden, metres + 3, name);
  }

  private static String placeOf(JsonNode sheet) {
    for (JsonNode place : sheet.findValues("place")) {
      String id = place.isObject() ? place.path("id").asString("") : place.asString("");
      if (id.length() == 36) {
        return id;
      }
    }
    return "";
  }

  /** Reports that name hidden places or take the ids of hidden reports. */
  /**
   * Two things remain that only who once saw a random id can ask, see decision 019: a place made
   * under an id that is taken gets another one, and a report of one's own association is known to
   * be there by its identity. They are not asked here.
   */
  void about() {
    record Sent(String desk, String instance) {}
    var sent = new ArrayList<Sent>();
    var sending = new ArrayList<Function<String, String>>();
    for (String place : List.of("a.secret", "g.fresh", "z.place")) {
      UUID id = UUID.fromString(guesses.get(place));
      sending.add(instance ->
          new Forms.Lieu(id, "Rien", Plot.OF_C, "normale", instance, START)
              .xml("update=\"1\" baseVersion=\"1\""));
      sending.add(instance -> visit(instance, START, at(id) + met(9)));
      sending.add(instance -> Forms.eviction(instance, id, START, 9, "Rien"));
    }
    for (String report : List.of("a.secret.visit", "g.fresh.visit", "z.visit")) {
      String other = instance(report);
      if (!report.startsWith("a.")) {
        sending.add(_ -> visit(other, START, met(9)));
      }
      sending.add(
          instance -> visit(instance, START, met(9), "<deprecatedID>" + other + "</deprecatedID>"));
    }
    List<String> phones = DESKS.keySet().stream().sorted().toList();
    for (var form : sending) {
      for (String phone : whole ? phones : turn(phones, 2)) {
        String instance = instance("about " + seed + " " + count++);
        Ask ask = Ask.report(form.apply(instance));
        script.ask("report about", phone, ask);
        script.settle("report about", phone, ask);
        sent.add(new Sent(DESKS.get(phone), instance));
      }
    }
    script.world.settle();
    for (Sent one : sent) {
      script.ask("report about", one.desk(), Ask.get("/api/reports/" + one.instance()));
    }
  }

  void integrity() {
    for (String phone : DESKS.keySet().stream().sorted().toList()) {
      for (String place : List.of("a.secret", "g.fresh", "z.place")) {
        for (String list : List.of("lieux", "points")) {
          String path = "/openrosa/~/integrity/passage/" + list + ".csv?id=" + guesses.get(place);
          script.ask("integrity", phone, Ask.get(path));
        }
      }
    }
  }

  void imports() {
    for (String who : List.of("b.coordinator", "c.coordinator", "a.outside", "d.coordinator")) {
      var rows = new StringBuilder("Nom,Latitude,Longitude,Date,Personnes\n");
      for (String name : List.of("a.secret", "g.fresh", "z.place")) {
        rows.append(Words.of(name + ".name")).append(",,,2026-11-22,8\n");
      }
      for (Spot spot : Plot.hiddenSpots()) {
        rows.append("Essai,").append(spot.lat()).append(',').append(spot.lon());
        rows.append(",2026-11-22,8\n");
      }
      for (String kind : List.of("places", "visits")) {
        Reply proposed =
            script.ask(
                "import",
                who,
                Ask.upload(
                    "/api/imports",
                    Part.text("as", kind),
                    Part.file("file", "essai.csv", "text/csv", rows.toString())));
        String id = proposed.json().path("id").asString("");
        String mapping = proposed.json().path("mapping").toString();
        if (!id.isEmpty()) {
          script.made(id, "import " + who + kind);
          script.ask(
              "import",
              who,
              Ask.post("/api/imports/" + id + "/dry-run", "{\"mapping\":" + mapping + "}"));
        }
      }
    }
  }

  /** Names and addresses that somebody hidden has taken. */
  void names() {
    for (String who : List.of("b.admin", "c.admin")) {
      for (String step : List.of("check", "publish")) {
        script.ask(
            "names",
            who,
            Ask.upload(
                "/api/forms/" + step,
                Part.file(
                    "file",
                    "maraude.md",
                    "text/markdown",
                    Forms.workbook("maraude", "Maraude " + who, "1"))));
      }
    }
    for (String who : List.of("b.coordinator", "c.coordinator")) {
      script.ask(
          "names", who, Ask.post("/api/lists", "{\"name\":\"points\",\"title\":\"Points\"}"));
      script.ask("names", who, Ask.get("/api/lists/points"));
    }
  }

  /** Joining with the address of somebody who has an account elsewhere. */
  void accounts() {
    for (String who : List.of("b.admin", "c.admin")) {
      Reply made =
          script.ask(
              "names", who, Ask.post("/api/invitations", "{\"roles\":[\"volunteer\"],\"days\":3}"));
      String link = made.json().path("url").asString("");
      if (!link.isEmpty()) {
        String secret = link.replaceFirst(".*[/=#]", "");
        script.made(secret, "invitation of " + who);
        script.ask(
            "names",
            "nobody.anonymous",
            Ask.post(
                "/api/invitations/" + secret,
                "{\"name\":\"Essai\",\"email\":\"%s@exemple.org\",\"password\":\"%s\"}"
                    .formatted(
                        Words.of("z.volunteer.email"), org.halte.testing.TestHalte.PASSWORD)));
      }
    }
  }

  /** Filters, sorts and boxes that would pick a hidden thing. */
  void filters() {
    for (String who : whole ? READERS : SOME) {
      for (Spot spot : Plot.hiddenSpots()) {
        String box =
            "%s,%s,%s,%s"
                .formatted(
                    spot.lon() - 0.0005,
                    spot.lat() - 0.0005,
                    spot.lon() + 0.0005,
                    spot.lat() + 0.0005);
        script.ask("filter", who, Ask.get("/api/places?period=all&bbox=" + box));
        script.ask("filter", who, Ask.get("/api/figures?period=all&bbox=" + box));
        String within = Crawl.encode("position within (" + box + ")");
        script.ask("filter", who, Ask.get("/api/tables/places?filter=" + within));
      }
      for (String place : List.of("a.secret", "g.fresh", "z.place")) {
        for (String kind : List.of("campement_tentes", "squat_bati")) {
          String query = "?period=all&place=" + guesses.get(place) + "&kind=" + kind;
          script.ask("filter", who, Ask.get("/api/reports" + query));
          script.ask("filter", who, Ask.get("/api/figures" + query));
        }
        String named = Crawl.encode("name has '" + Words.of(place + ".name") + "'");
        script.ask("filter", who, Ask.get("/api/tables/places?filter=" + named));
      }
      for (String sort : List.of("name", "-name", "-headcount", "number", "-created_at")) {
        script.ask("filter", who, Ask.get("/api/tables/places?sort=" + sort));
      }
    }
  }

  /** Every address that takes an id, with the ids of hidden things. */
  void ids() {
    for (Routes.Route route : Routes.of(script.world)) {
      String pattern = route.pattern();
      if (!pattern.contains("{") || pattern.startsWith("/openrosa") || pattern.contains("token}")) {
        continue;
      }
      for (String hidden : hiddenFor(pattern)) {
        String path = pattern.replaceAll("\\{(conflict|link|name|number)\\}", "1");
        path = path.replaceAll("\\{[^}]*\\}", Crawl.encode(hidden));
        for (String who : whole ? GUESSERS : turn(GUESSERS, 2)) {
          Ask ask = route.reads() ? Ask.get(path) : Ask.of(route.method(), path, body(route));
          script.ask("hidden id", who, ask);
        }
      }
    }
  }

  /** The next few of them, so that all come about. */
  private List<String> turn(List<String> names, int some) {
    var chosen = new ArrayList<String>();
    for (int i = 0; i < some; i++) {
      chosen.add(names.get(next++ % names.size()));
    }
    return chosen;
  }

  private static String body(Routes.Route route) {
    return route.method().equals("DELETE")
        ? ""
        : """
        {"version":1,"name":"Rien","roles":["volunteer"],"sensitivity":"normale","held":false,
         "decision":"rejected","values":{"effectif":"1"},"choice":"said","lost":"x","title":"Rien"}
        """;
  }

  private List<String> hiddenFor(String pattern) {
    if (pattern.startsWith("/api/places")) {
      return List.of(guesses.get("a.secret"), guesses.get("g.fresh"), guesses.get("z.place"));
    }
    if (pattern.startsWith("/api/reports") || pattern.contains("instanceId")) {
      return List.of(instance("a.secret.visit"), instance("g.fresh.visit"), instance("z.visit"));
    }
    if (pattern.startsWith("/api/forms")) {
      return List.of("maraude");
    }
    if (pattern.startsWith("/api/lists")) {
      return List.of("points");
    }
    return List.of("z.north", "z.teamphone", "z.volunteer", "a.secret").stream()
        .map(guesses::get)
        .toList();
  }

  /** Whether what one makes counts what others made before. */
  void numbering() {
    for (String who : List.of("b.coordinator", "c.coordinator")) {
      Reply made =
          script.ask(
              "numbering",
              who,
              Ask.post(
                  "/api/places",
                  "{\"name\":\"Nouveau\",\"position\":{\"lat\":48.8412,\"lon\":2.3133},\"kind\":\"squat_bati\"}"));
      script.made(made.json().path("id").asString(""), "place made by " + who);
    }
  }

  /** The sheet of every place that a desk sees at the end. */
  private void places() {
    for (String who : List.of("b.coordinator", "c.coordinator", "a.outside")) {
      for (JsonNode place :
          script.world.ask(who, Ask.get("/api/places?period=all")).json().path("places")) {
        String id = place.path("id").asString("");
        if (guesses.containsValue(id) || script.world.known().list("place").contains(id)) {
          script.ask("same pages after", who, Ask.get("/api/places/" + id));
          script.ask("same pages after", who, Ask.get("/api/places/" + id + "/to-do"));
        }
      }
    }
  }
}

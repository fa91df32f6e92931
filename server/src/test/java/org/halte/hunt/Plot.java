package org.halte.hunt;

import static org.halte.hunt.Forms.at;
import static org.halte.hunt.Forms.instance;
import static org.halte.hunt.Forms.met;
import static org.halte.hunt.Forms.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.core.people.Role;
import org.halte.hunt.Ask.Part;
import tools.jackson.databind.JsonNode;

/**
 * Who is there and what they keep. Association A shares with B, shared with D, and has a secret
 * place; G shares with B and has a sensitive place that is fresh; Z shares with nobody; C receives
 * nothing. What is hidden from every spy can be left out: a world without it must answer alike.
 */
final class Plot {

  static final Spot ORDINARY = new Spot(48.8903271, 2.3507843);
  static final Spot BLURRED = new Spot(48.8931759, 2.3561487);
  static final Spot SECRET = new Spot(48.8867413, 2.3448627);
  static final Spot ELSEWHERE = new Spot(48.8293617, 2.3628459);
  static final Spot FRESH = new Spot(48.8982653, 2.3603914);
  static final Spot STRANGE = new Spot(48.8957241, 2.3421876);
  static final Spot OF_B = new Spot(48.8844193, 2.3651372);
  static final Spot OF_C = new Spot(48.8851362, 2.3394417);

  private static final Set<String> COORDINATORS = Set.of("a.coordinator", "a.outside", "a.program");
  private static final Set<String> TEAM_ONE = Set.of("a.volunteer", "a.phone", "a.teamphone");
  private static final Set<String> TEAM_TWO = Set.of("a.other", "a.otherphone");
  private static final Set<String> PARTNERS =
      Set.of("b.coordinator", "b.volunteer", "b.phone", "b.teamphone", "b.program");

  final HuntWorld world;
  private final boolean hidden;
  private final List<Canary> canaries = new ArrayList<>();
  private final Set<String> everybodyInA;

  private Plot(HuntWorld world, boolean hidden) {
    this.world = world;
    this.hidden = hidden;
    people();
    everybodyInA = all(namesOf("a."), Set.of("a.link"));
  }

  /**
   * Fills a world.
   *
   * @param hidden whether with what no spy may see
   */
  static Plot in(HuntWorld world, boolean hidden) {
    Plot plot = new Plot(world, hidden);
    plot.ordinary();
    plot.files();
    plot.list();
    plot.others();
    if (hidden) {
      plot.secret();
      plot.fresh();
      plot.strange();
    }
    plot.fetched();
    world.settle();
    world.age(Known.id("place a.blurred"), Duration.ofHours(26));
    if (hidden) {
      plot.moments();
    }
    world.known().add("file", "photo", "nuit.png");
    world.known().add("file", "heic", "nuit.heic");
    List.of("places", "reports", "evictions", "zones")
        .forEach(table -> world.known().add("table", table, table));
    return plot;
  }

  Collection<Canary> canaries() {
    return List.copyOf(canaries);
  }

  /** Those that probes about hidden things have to say themselves. */
  Collection<Canary> uttered() {
    return canaries.stream()
        .filter(canary ->
            canary
                .field()
                .matches(
                    "(a.secret|g.fresh|z.place).(id|name)|z.*visit.instance|(a.secret|g.fresh).visit.instance|z.volunteer.email"))
        .toList();
  }

  /** The hidden places, under the names of their canaries. */
  static List<Spot> hiddenSpots() {
    return List.of(SECRET, FRESH, STRANGE);
  }

  private Set<String> namesOf(String prefix) {
    return world.spies().stream()
        .map(Spy::name)
        .filter(name -> name.startsWith(prefix))
        .collect(Collectors.toSet());
  }

  @SafeVarargs
  private static Set<String> all(Set<String>... groups) {
    return Stream.of(groups).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private void people() {
    String north = world.zoneAt(ORDINARY);
    String south = world.zoneAt(ELSEWHERE);
    for (String letter : List.of("a", "b", "c", "d", "g", "i", "z")) {
      world.organisation(letter, "Association " + Words.of(letter + ".organisation"));
    }
    world.person("a.coordinator", Role.COORDINATOR);
    world.person("a.outside", Role.COORDINATOR);
    world.person("a.admin", Role.ORG_ADMIN);
    world.person("a.volunteer", Role.VOLUNTEER);
    world.person("a.other", Role.VOLUNTEER);
    world.person("a.former", Role.VOLUNTEER);
    world.team("a.north", Set.of(north), "a.volunteer", "a.former");
    world.team("a.south", Set.of(south), "a.other");
    world.ownPhone("a.phone", "a.volunteer");
    world.ownPhone("a.formerphone", "a.former");
    world.ownPhone("a.otherphone", "a.other");
    world.teamPhone("a.teamphone", "a.north");
    world.sharedPhone("a.shared");
    world.program("a.program", "a.outside");
    world.leave("a.north", "a.former");
    world.person("b.coordinator", Role.COORDINATOR);
    world.person("b.volunteer", Role.VOLUNTEER);
    world.person("b.admin", Role.ORG_ADMIN);
    world.team("b.north", Set.of(north), "b.volunteer");
    world.ownPhone("b.phone", "b.volunteer");
    world.teamPhone("b.teamphone", "b.north");
    world.sharedPhone("b.shared");
    world.program("b.program", "b.coordinator");
    world.person("c.coordinator", Role.COORDINATOR);
    world.person("c.admin", Role.ORG_ADMIN);
    world.team("c.north", Set.of(north));
    world.teamPhone("c.teamphone", "c.north");
    world.program("c.program", "c.coordinator");
    world.person("d.coordinator", Role.COORDINATOR);
    world.team("d.north", Set.of(north));
    world.teamPhone("d.teamphone", "d.north");
    world.person("i.admin", Role.INSTANCE_ADMIN);
    world.share("a", "b");
    world.share("a", "d");
    world.end("a", "d");
    world.share("g", "b");
    world.person("z.coordinator", Role.COORDINATOR);
    world.person("z.admin", Role.ORG_ADMIN);
    Set<String> friends =
        all(namesOf("a."), Set.of("a.link"), namesOf("b."), namesOf("d."), Set.of("i.admin"));
    word("a.organisation", friends);
  }

  /** Every phone has its forms, as the crawl will have fetched them in one of two worlds. */
  private void fetched() {
    for (Spy spy : world.spies()) {
      for (String form : world.known().list("form")) {
        if (spy.isPhone()) {
          world.wire().send(spy, Ask.get("/openrosa/~/forms/" + form + ".xml"));
        }
      }
    }
  }

  // --- canaries

  private String word(String field, Set<String> knowers) {
    String word = Words.of(field);
    canaries.add(Canary.word(field, word, knowers));
    return word;
  }

  private long number(String field, long number, Set<String> knowers) {
    canaries.add(Canary.number(field, number, knowers));
    return number;
  }

  private String moment(String field, String at, Set<String> knowers) {
    Instant instant = OffsetDateTime.parse(at).toInstant();
    canaries.add(Canary.instant(field, instant, knowers));
    return at;
  }

  private UUID id(String field, UUID id, Set<String> knowers) {
    canaries.add(Canary.id(field, id, knowers));
    return id;
  }

  private Spot spot(String field, Spot spot, Set<String> knowers) {
    canaries.add(Canary.latitude(field + ".latitude", spot.lat(), knowers));
    canaries.add(Canary.longitude(field + ".longitude", spot.lon(), knowers));
    return spot;
  }

  private String report(String name, Set<String> knowers) {
    String instance = instance(name);
    canaries.add(Canary.id(name + ".instance", UUID.fromString(instance.substring(5)), knowers));
    world.known().add("report", name, instance);
    return instance;
  }

  private UUID lieu(
      String name,
      String sender,
      Spot spot,
      String sensitivity,
      Set<String> it,
      Set<String> where) {
    UUID id = id(name + ".id", Known.id("place " + name), it);
    world.known().add("place", name, id.toString());
    String shown = word(name + ".name", where);
    Forms.Lieu lieu =
        Forms.Lieu.of(name, shown, spot(name + ".position", spot, where), sensitivity);
    world.known().add("report", name + ".lieu", lieu.instance());
    world.must(sender, Ask.report(lieu.xml()));
    return id;
  }

  // --- what A keeps

  private void ordinary() {
    Set<String> inNorth = all(COORDINATORS, TEAM_ONE);
    Set<String> house = all(inNorth, Set.of("a.shared"));
    Set<String> open = all(house, PARTNERS);
    UUID id = lieu("a.ordinary", "a.teamphone", ORDINARY, "normale", open, open);
    world.must(
        "a.teamphone",
        Ask.report(
            visit(
                report("a.ordinary.before", house),
                moment("a.ordinary.before.time", "2026-11-20T22:41:13+01:00", inNorth),
                at(id)
                    + met(number("a.ordinary.before.count", 2843, house))
                    + "<ecran_note><note>"
                    + word("a.ordinary.before.note", inNorth)
                    + "</note></ecran_note>")));
    byte[] marker = Words.of("a.ordinary.photo").getBytes(StandardCharsets.UTF_8);
    canaries.add(Canary.bytes("a.ordinary.photo", marker, inNorth));
    world.must(
        "a.teamphone",
        Ask.report(
            visit(
                report("a.ordinary.last", open),
                moment("a.ordinary.last.time", "2026-11-23T19:17:43+01:00", inNorth),
                at(id)
                    + met(number("a.ordinary.last.count", 1637, open))
                    + "<ecran_groupes><femmes_seules>"
                    + number("a.ordinary.last.women", 1433, inNorth)
                    + "</femmes_seules></ecran_groupes>"
                    + "<ecran_besoins><besoins>tente eau</besoins></ecran_besoins>"
                    + "<ecran_note><photo>nuit.png</photo><note>"
                    + word("a.ordinary.last.note", inNorth)
                    + "</note></ecran_note>"),
            new Part(
                "nuit.png",
                "nuit.png",
                "image/png",
                Pictures.png(marker, word("a.ordinary.photo.taken", Set.of())))));
    world.must(
        "a.teamphone",
        Ask.report(
            Forms.eviction(
                report("a.eviction", house),
                id,
                moment("a.eviction.time", "2026-11-22T07:23:19+01:00", inNorth),
                number("a.eviction.people", 2719, house),
                word("a.eviction.note", inNorth))));
    // Refused or cleaned: either will do.
    world.ask(
        "a.teamphone",
        Ask.report(
            visit(
                report("a.ordinary.heic", house),
                "2026-11-19T21:18:02+01:00",
                at(id) + met(11) + "<ecran_note><photo>nuit.heic</photo></ecran_note>"),
            new Part(
                "nuit.heic",
                "nuit.heic",
                "image/heic",
                Pictures.heic(word("a.ordinary.heic.taken", Set.of())))));
    blurred(inNorth);
    Set<String> inSouth =
        all(COORDINATORS, TEAM_TWO, Set.of("a.shared", "b.coordinator", "b.program"));
    UUID south = lieu("a.south.place", "a.otherphone", ELSEWHERE, "normale", inSouth, inSouth);
    world.must(
        "a.otherphone",
        Ask.report(
            visit(
                report("a.south.visit", inSouth),
                "2026-11-23T18:37:29+01:00",
                at(south)
                    + met(number("a.south.visit.count", 2371, inSouth))
                    + "<ecran_note><note>"
                    + word("a.south.visit.note", all(COORDINATORS, TEAM_TWO))
                    + "</note></ecran_note>")));
    word("a.north.name", all(inNorth, Set.of("a.admin", "a.former")));
  }

  private void blurred(Set<String> inNorth) {
    UUID id = lieu("a.blurred", "a.phone", BLURRED, "haute", all(inNorth, PARTNERS), inNorth);
    world.must(
        "a.phone",
        Ask.report(
            visit(
                report("a.blurred.visit", all(inNorth, PARTNERS)),
                moment("a.blurred.visit.time", "2026-11-23T18:43:37+01:00", inNorth),
                at(id)
                    + met(number("a.blurred.visit.count", 3917, inNorth))
                    + "<ecran_note><note>"
                    + word("a.blurred.visit.note", inNorth)
                    + "</note></ecran_note>")));
  }

  private void files() {
    Set<String> inForm = all(everybodyInA, Set.of());
    String form = "enquete";
    world.must(
        "a.admin",
        Ask.upload(
            "/api/forms/publish",
            Part.file(
                "file",
                "enquete.md",
                "text/markdown",
                Forms.workbook(form, word("a.form.title", inForm), "1"))));
    world.known().add("form", "a.form", form);
    List.of("passage", "lieu", "expulsion").forEach(id -> world.known().add("form", id, id));
    Set<String> deskOnly = COORDINATORS;
    Set<String> senders = all(COORDINATORS, TEAM_ONE);
    world.must(
        "a.teamphone",
        Ask.report(
            Forms.filled(
                form,
                report("a.form.report", senders),
                moment("a.form.report.time", "2026-11-23T18:53:11+01:00", senders),
                word("a.form.report.word", senders),
                number("a.form.report.number", 4283, senders),
                "")));
    JsonNode made =
        world
            .must(
                "a.coordinator",
                Ask.post(
                    "/api/forms/enquete/links",
                    "{\"name\":\"%s\"}".formatted(word("a.link.name", deskOnly))))
            .json();
    String url = made.get("url").asString();
    String secret = url.replaceFirst(".*[/=#]", "");
    world.known().add("link", "a.link", made.get("link").get("id").asString());
    world.put(new Spy("a.link", Spy.Kind.LINK, secret, ""));
    world.must(
        "a.link",
        Ask.report(
                Forms.filled(
                    form,
                    report("a.held", deskOnly),
                    "2026-11-23T18:57:01+01:00",
                    word("a.held.word", deskOnly),
                    number("a.held.number", 4637, deskOnly),
                    ""))
            .at("/api/fill/~"));
    // Who gives eyes invites, and manages what others of the association invited.
    Set<String> invitedBy = Set.of("a.admin", "a.coordinator", "a.outside", "a.program");
    JsonNode invited =
        world
            .must(
                "a.admin",
                Ask.post(
                    "/api/invitations",
                    "{\"roles\":[\"volunteer\"],\"days\":3,\"email\":\"%s@exemple.org\"}"
                        .formatted(word("a.invitation.email", all(deskOnly, invitedBy)))))
            .json();
    String invitation =
        invited.path("id").asString(invited.path("invitation").path("id").asString(""));
    world.known().add("invitation", "a.invitation", invitation);
    JsonNode proposed =
        world
            .must(
                "a.coordinator",
                Ask.upload(
                    "/api/imports",
                    Part.text("as", "places"),
                    Part.file(
                        "file",
                        word("a.import.file", deskOnly) + ".csv",
                        "text/csv",
                        "Nom\n" + word("a.import.row", deskOnly) + "\n")))
            .json();
    world.known().add("import", "a.import", proposed.get("id").asString());
    for (String who : List.of("a.volunteer", "a.coordinator", "a.outside", "a.other")) {
      word(who + ".name", everybodyInA);
      word(who + ".email", everybodyInA);
    }
    word("a.teamphone.label", all(COORDINATORS, TEAM_ONE, Set.of("a.admin")));
    word("a.program.label", Set.of("a.outside", "a.program"));
  }

  private void list() {
    Set<String> mayRead = all(COORDINATORS, TEAM_ONE);
    world.must(
        "a.coordinator",
        Ask.post(
            "/api/lists",
            "{\"name\":\"bornes\",\"title\":\"%s\",\"teams\":[\"%s\"],\"properties\":[{\"name\":\"code\",\"label\":\"%s\"}]}"
                .formatted(
                    word("a.list.title", mayRead),
                    world.idOf("team", "a.north"),
                    word("a.list.column", mayRead))));
    world.known().add("list", "a.list", "bornes");
    String entity =
        world
            .must(
                "a.coordinator",
                Ask.post(
                    "/api/lists/bornes/entities",
                    "{\"values\":{\"label\":\"=%s\",\"code\":\"%s\"}}"
                        .formatted(
                            word("a.list.row.label", mayRead), word("a.list.row.code", mayRead))))
            .json()
            .get("id")
            .asString();
    world.known().add("entity", "a.list.row", entity);
    id("a.list.row.id", UUID.fromString(entity), mayRead);
  }

  /** What the spies keep themselves. */
  private void others() {
    place("b.own", "b.teamphone", OF_B);
    place("c.own", "c.teamphone", OF_C);
  }

  private void place(String name, String phone, Spot spot) {
    Forms.Lieu lieu = Forms.Lieu.of(name, Words.of(name), spot, "normale");
    world.must(phone, Ask.report(lieu.xml()));
    world.known().add("place", name, lieu.id().toString());
    world.known().add("report", name + ".lieu", lieu.instance());
    world.must(
        phone,
        Ask.report(visit(instance(name), "2026-11-23T19:02:05+01:00", at(lieu.id()) + met(12))));
    world.known().add("report", name, instance(name));
  }

  // --- what nobody else may know of

  private void secret() {
    Set<String> circle = Set.of("a.coordinator", "a.volunteer", "a.phone");
    String name = word("a.secret.name", circle);
    Spot spot = spot("a.secret.position", SECRET, circle);
    String id =
        world
            .must(
                "a.coordinator",
                Ask.post(
                    "/api/places",
                    """
                    {"name":"%s","position":{"lat":%s,"lon":%s},"sensitivity":"secrete",
                     "circle":["%s","%s"]}
                    """
                        .formatted(
                            name,
                            spot.lat(),
                            spot.lon(),
                            world.idOf("member", "a.coordinator"),
                            world.idOf("member", "a.volunteer"))))
            .json()
            .get("id")
            .asString();
    world.known().add("place", "a.secret", id);
    UUID place = id("a.secret.id", UUID.fromString(id), circle);
    world.must(
        "a.phone",
        Ask.report(
            visit(
                report("a.secret.visit", circle),
                moment("a.secret.visit.time", "2026-11-23T18:29:31+01:00", circle),
                at(place)
                    + met(number("a.secret.visit.count", 3571, circle))
                    + "<ecran_note><note>"
                    + word("a.secret.visit.note", circle)
                    + "</note></ecran_note>")));
  }

  private void fresh() {
    world.team("g.north", Set.of(world.zoneAt(FRESH)));
    world.teamPhone("g.teamphone", "g.north");
    Set<String> own = Set.of("g.teamphone");
    UUID id = lieu("g.fresh", "g.teamphone", FRESH, "haute", own, own);
    world.must(
        "g.teamphone",
        Ask.report(
            visit(
                report("g.fresh.visit", own),
                moment("g.fresh.visit.time", "2026-11-23T18:13:47+01:00", own),
                at(id) + met(number("g.fresh.visit.count", 4919, own)))));
  }

  private void strange() {
    Set<String> own = Set.of("z.coordinator", "z.admin", "z.teamphone");
    world.member("z.volunteer", word("z.volunteer.name", own), Role.VOLUNTEER);
    word("z.volunteer.email", own);
    world.team("z.north", Set.of(world.zoneAt(STRANGE)));
    world.teamPhone("z.teamphone", "z.north");
    word("z.north.name", own);
    word("z.coordinator.name", own);
    word("z.teamphone.label", own);
    UUID id = lieu("z.place", "z.teamphone", STRANGE, "normale", own, own);
    world.must(
        "z.teamphone",
        Ask.report(
            visit(
                report("z.visit", own),
                moment("z.visit.time", "2026-11-23T18:07:53+01:00", own),
                at(id)
                    + met(number("z.visit.count", 1873, own))
                    + "<ecran_note><note>"
                    + word("z.visit.note", own)
                    + "</note></ecran_note>")));
    world.must(
        "z.admin",
        Ask.upload(
            "/api/forms/publish",
            Part.file(
                "file",
                "maraude.md",
                "text/markdown",
                Forms.workbook("maraude", word("z.form.title", own), "1")),
            new Part(
                "media",
                "page.html",
                "text/html",
                "<script>1</script>".getBytes(StandardCharsets.UTF_8)),
            new Part("media", "dessin.svg", "image/svg+xml", Pictures.svg())));
    world.known().add("form", "z.form", "maraude");
    world.must(
        "z.coordinator",
        Ask.post(
            "/api/lists",
            "{\"name\":\"points\",\"title\":\"%s\"}".formatted(word("z.list.title", own))));
    world.known().add("list", "z.list", "points");
  }

  /** The moments at which Halte learned of what is hidden. */
  private void moments() {
    Set<String> circle = Set.of("a.coordinator", "a.volunteer", "a.phone");
    exact("a.secret.visit", circle);
    exact("g.fresh.visit", Set.of("g.teamphone"));
    exact("z.visit", Set.of("z.coordinator", "z.teamphone", "z.admin"));
  }

  private void exact(String report, Set<String> knowers) {
    world
        .jdbc()
        .sql("select received_at from core.submission where instance_id = ?")
        .param(instance(report))
        .query(java.sql.Timestamp.class)
        .optional()
        .ifPresent(at -> canaries.add(exactly(report + ".received", at.toInstant(), knowers)));
  }

  /** To the microsecond: within one run, minutes and seconds are everybody's. */
  private static Canary exactly(String field, Instant at, Set<String> knowers) {
    String text = at.toString().toLowerCase(java.util.Locale.ROOT);
    return new Canary(
        field,
        List.of(
            new Canary.Form(text.substring(0, text.length() - 1), Canary.Edge.FREE, false),
            new Canary.Form(Long.toString(at.toEpochMilli()), Canary.Edge.NUMBER, false)),
        knowers);
  }
}

package org.halte.hunt;

import java.util.List;

/**
 * Filters and sorts over what is closed to a reader: the true value and one that nothing has must
 * be answered alike, as if the value were unknown.
 */
final class Twins {

  private static final String FAMILY = "closed columns";

  /** A question with one word left open. */
  private record Twin(String path, String right, String wrong) {}

  private static final String BLURRED = Known.id("place a.blurred").toString();

  private final HuntWorld world;
  private final Judge judge;

  Twins(HuntWorld world, Judge judge) {
    this.world = world;
    this.judge = judge;
  }

  void run() {
    for (String who : List.of("b.coordinator", "b.volunteer", "b.teamphone", "b.program")) {
      for (Twin twin : partners()) {
        ask(who, twin);
      }
    }
    for (String who : List.of("a.shared", "b.coordinator")) {
      for (Twin twin : vulnerable()) {
        ask(who, twin);
      }
    }
  }

  /** Of a sensitive place, a partner is given the district and a rounded count. */
  private static List<Twin> partners() {
    String of = "?period=all&place=" + BLURRED;
    return List.of(
        new Twin("/api/reports" + of + "&kind=%s", "campement_tentes", "squat_bati"),
        new Twin("/api/reports" + of + "&state=%s", "actif", "ferme"),
        new Twin("/api/figures" + of + "&kind=%s", "campement_tentes", "squat_bati"),
        new Twin("/api/figures" + of + "&state=%s", "actif", "ferme"),
        new Twin("/api/export.csv" + of + "&kind=%s", "campement_tentes", "squat_bati"),
        new Twin(table("places", "name eq '%s'"), Words.of("a.blurred.name"), "introuvable"),
        new Twin(
            table("places", "id eq " + BLURRED + " and kind eq %s"),
            "campement_tentes",
            "squat_bati"),
        new Twin(table("places", "id eq " + BLURRED + " and state eq %s"), "actif", "ferme"),
        new Twin(table("reports", "headcount eq %s"), "3917", "3918"),
        new Twin(table("reports", "headcount gt %s and headcount lt 3920"), "3916", "3918"),
        new Twin("/api/places?period=all&bbox=%s", box(Plot.BLURRED), box(Plot.BLURRED.away(-200))),
        new Twin(
            "/api/figures?period=all&bbox=%s", box(Plot.BLURRED), box(Plot.BLURRED.away(-200))),
        new Twin(
            table("places", "position within (%s)"),
            box(Plot.BLURRED),
            box(Plot.BLURRED.away(-200))));
  }

  /** Groups and texts, which neither a shared phone nor a partner reads. */
  private static List<Twin> vulnerable() {
    return List.of(
        new Twin(table("reports", "women eq %s"), "1433", "1434"),
        new Twin(
            table("reports", "note has '%s'"), Words.of("a.ordinary.last.note"), "introuvable"),
        new Twin(
            "/api/forms/passage/data?status=any&filter=" + Crawl.encode("femmes_seules eq ") + "%s",
            "1433",
            "1434"),
        new Twin(
            "/api/forms/passage/data?status=any&search=%s",
            Words.of("a.ordinary.last.note"), "introuvable"),
        new Twin(
            "/api/forms/passage/export?status=any&search=%s",
            Words.of("a.ordinary.last.note"), "introuvable"));
  }

  private static String table(String name, String filter) {
    return "/api/tables/"
        + name
        + "?limit=1000&filter="
        + Crawl.encode(filter).replace("%25s", "%s");
  }

  private static String box(Spot spot) {
    return "%s,%s,%s,%s"
        .formatted(
            spot.lon() - 0.0004, spot.lat() - 0.0004, spot.lon() + 0.0004, spot.lat() + 0.0004);
  }

  private void ask(String who, Twin twin) {
    Spy spy = world.spy(who);
    String right = said(spy, twin, twin.right());
    String wrong = said(spy, twin, twin.wrong());
    if (!right.equals(wrong)) {
      judge.add(
          FAMILY,
          spy,
          "a value that is closed to them",
          Ask.get(filled(twin, twin.right())),
          "otherwise than " + filled(twin, twin.wrong()));
    }
  }

  private String said(Spy spy, Twin twin, String value) {
    Ask ask = Ask.get(filled(twin, value));
    Reply reply = world.wire().send(spy, ask);
    judge.look(FAMILY, spy, ask, reply);
    return reply.status() + " " + reply.text().replace(value, "‹value›");
  }

  private static String filled(Twin twin, String value) {
    return twin.path().replace("%s", Crawl.encode(value));
  }
}

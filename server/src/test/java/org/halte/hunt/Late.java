package org.halte.hunt;

import static org.halte.hunt.Forms.at;
import static org.halte.hunt.Forms.instance;
import static org.halte.hunt.Forms.met;
import static org.halte.hunt.Forms.visit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What happens while somebody listens: places and visits that were not there before. */
final class Late {

  private static final Spot ORDINARY = new Spot(48.8917433, 2.3532619);
  private static final Spot FRESH = new Spot(48.8961371, 2.3573847);
  private static final Spot STRANGE = new Spot(48.8943719, 2.3457313);

  private final HuntWorld world;
  private final String name;
  private final List<Canary> canaries = new ArrayList<>();

  /**
   * @param name of this occasion, in all its canaries
   * @param sees those who may see A's ordinary place
   * @param exactly those of them who may know when and by whom
   */
  Late(HuntWorld world, String name, Set<String> sees, Set<String> exactly) {
    this.world = world;
    this.name = name;
    Set<String> nobody = Set.of("g.teamphone", "z.coordinator", "z.teamphone", "z.admin");
    place("a", ORDINARY, sees, sees, exactly);
    place("g", FRESH, nobody, nobody, nobody);
    place("z", STRANGE, nobody, nobody, nobody);
    Set<String> circle = Set.of("a.coordinator", "a.volunteer", "a.phone");
    canaries.add(
        Canary.id(
            name + ".secret visit",
            UUID.fromString(instance(name + ".secret").substring(5)),
            circle));
  }

  private void place(
      String side, Spot spot, Set<String> it, Set<String> where, Set<String> exactly) {
    String thing = name + "." + side;
    canaries.add(Canary.id(thing + ".id", Known.id("place " + thing), it));
    canaries.add(Canary.word(thing + ".name", Words.of(thing), where));
    canaries.add(Canary.latitude(thing + ".latitude", spot.lat(), where));
    canaries.add(Canary.longitude(thing + ".longitude", spot.lon(), where));
    canaries.add(Canary.id(thing + ".visit", UUID.fromString(instance(thing).substring(5)), it));
    canaries.add(
        Canary.instant(thing + ".time", OffsetDateTime.parse(start(side)).toInstant(), exactly));
  }

  private static String start(String side) {
    String minute =
        switch (side) {
          case "a" -> "33";
          case "g" -> "47";
          case "z" -> "53";
          default -> "57";
        };
    return "2026-11-23T17:" + minute + ":21+01:00";
  }

  Collection<Canary> canaries() {
    return List.copyOf(canaries);
  }

  /** Lets it happen. */
  void happen() {
    send("a", "a.teamphone", ORDINARY, "normale");
    send("g", "g.teamphone", FRESH, "haute");
    send("z", "z.teamphone", STRANGE, "normale");
    UUID secret = UUID.fromString(world.idOf("place", "a.secret"));
    world.must(
        "a.phone",
        Ask.report(visit(instance(name + ".secret"), start("secret"), at(secret) + met(3))));
    world.settle();
  }

  private void send(String side, String phone, Spot spot, String sensitivity) {
    String thing = name + "." + side;
    Forms.Lieu lieu = Forms.Lieu.of(thing, Words.of(thing), spot, sensitivity);
    world.must(phone, Ask.report(lieu.xml()));
    world.must(phone, Ask.report(visit(instance(thing), start(side), at(lieu.id()) + met(5))));
  }
}

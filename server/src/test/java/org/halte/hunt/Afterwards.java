package org.halte.hunt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.people.Role;

/**
 * Before and after: streams that are open while things happen, and everybody who was let in once
 * and may not be in any more.
 */
final class Afterwards {

  private static final Set<String> OF_A =
      Set.of("a.coordinator", "a.outside", "a.program", "a.volunteer", "a.phone", "a.teamphone");
  private static final Set<String> PARTNERS =
      Set.of("b.coordinator", "b.volunteer", "b.phone", "b.teamphone", "b.program");

  /** Knows nothing of anybody. */
  private static final Spy GONE = new Spy("gone.stranger", Spy.Kind.NOBODY, "", "");

  private final HuntWorld world;
  private final Judge judge;
  private final Plot plot;
  private final int crawl;

  Afterwards(HuntWorld world, Judge judge, Plot plot, int crawl) {
    this.world = world;
    this.judge = judge;
    this.plot = plot;
    this.crawl = crawl;
  }

  void run() {
    world.person("a.leaving", Role.COORDINATOR);
    world.ownPhone("a.leavingphone", "a.leaving");
    Set<String> seeing = union(OF_A, Set.of("a.shared", "a.leaving", "a.leavingphone"));
    Late first = new Late(world, "live", union(seeing, PARTNERS), without(seeing, "a.shared"));
    try (Listening listening = new Listening(world, world.spies())) {
      Judge live = new Judge(first.canaries(), judge.findings());
      first.happen();
      listening.judge("live", live, Map.of());
      takeAway();
      Map<Spy, Spy> taken = taken();
      listening.ended("after", judge, taken.keySet());
      Late second =
          new Late(
              world,
              "after",
              Set.of("a.coordinator", "a.teamphone"),
              Set.of("a.coordinator", "a.teamphone"));
      second.happen();
      listening.judge("after", new Judge(second.canaries(), judge.findings()), taken);
      taken.forEach((spy, as) -> new Crawl(world, judge, 1).as("after", spy, as, crawl));
      secretNow();
    }
  }

  /** Every way in which a right ends. */
  private void takeAway() {
    world.end("a", "b");
    world.end("g", "b");
    world.revoke("a.shared");
    world.leave("a.north", "a.volunteer");
    world.change("a.other", Set.of(Role.VOLUNTEER), false);
    world.change("a.leaving", Set.of(Role.ORG_ADMIN), true);
    String token = world.idOf("token", "a.program");
    world.ask("a.outside", Ask.of("DELETE", "/api/tokens/" + token, ""));
    world.ask("a.outside", Ask.of("DELETE", "/api/session", ""));
  }

  /** Those who lost something, and whom they are to be taken for. */
  private Map<Spy, Spy> taken() {
    var taken = new HashMap<Spy, Spy>();
    for (String name : List.of("a.shared", "a.other", "a.otherphone", "a.outside", "a.program")) {
      taken.put(world.spy(name), GONE);
    }
    PARTNERS.forEach(name -> taken.put(world.spy(name), world.spy("b.shared")));
    taken.put(world.spy("a.volunteer"), world.spy("a.former"));
    taken.put(world.spy("a.phone"), world.spy("a.former"));
    taken.put(world.spy("a.leaving"), world.spy("a.admin"));
    taken.put(world.spy("a.leavingphone"), world.spy("a.admin"));
    return taken;
  }

  /** An ordinary place becomes secret: from then on it is there for its circle alone. */
  private void secretNow() {
    String id = Known.id("place a.ordinary").toString();
    String path = "/api/places/" + id;
    String version =
        world.ask("a.coordinator", Ask.get(path)).json().at("/place/version").asString("");
    if (version.isEmpty()) {
      version = world.ask("a.coordinator", Ask.get(path)).json().path("version").asString("1");
    }
    world.must(
        "a.coordinator",
        Ask.of(
            "PATCH",
            path,
            "{\"version\":%s,\"sensitivity\":\"secrete\",\"circle\":[\"%s\"]}"
                .formatted(version, world.idOf("member", "a.coordinator"))));
    world.settle();
    List<Canary> closed =
        plot.canaries().stream()
            .filter(canary -> canary.field().startsWith("a.ordinary"))
            .map(canary -> new Canary(canary.field(), canary.forms(), Set.of("a.coordinator")))
            .toList();
    Judge strict = new Judge(closed, judge.findings());
    for (String name : List.of("a.teamphone", "a.admin", "b.coordinator")) {
      new Crawl(world, strict, 1).as("made secret", world.spy(name), crawl);
    }
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<String> without(Set<String> all, String one) {
    var rest = new HashSet<>(all);
    rest.remove(one);
    return rest;
  }
}

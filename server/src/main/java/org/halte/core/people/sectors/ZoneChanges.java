package org.halte.core.people.sectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.people.Actor;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.Versions;
import org.halte.core.territory.Territory;
import org.halte.core.territory.TerritoryProblem;
import org.halte.core.territory.Zone;
import org.halte.core.territory.ZoneId;
import org.halte.core.territory.ZoneSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the zones that all associations share. Whoever runs the instance makes them, and sees
 * before what they do to teams: as counts, for they see no field data, so nothing of places.
 */
@Service
public class ZoneChanges {

  private final Territory territory;
  private final GroundStore ground;
  private final PeopleLog log;

  ZoneChanges(Territory territory, GroundStore ground, PeopleLog log) {
    this.territory = territory;
    this.ground = ground;
    this.log = log;
  }

  /**
   * What other zones would do.
   *
   * @param version of the zones as they are: a change names it
   * @param change zones that stay, drawn, named or placed otherwise
   * @param touched the associations whose teams go to other ground by it
   */
  public record Preview(
      long version, List<Zone> come, List<Zone> go, List<Zone> change, List<Touched> touched) {}

  /**
   * What it does to one association.
   *
   * @param lost the zones that its teams serve and that go
   * @param teams how many of them lose or gain ground, or go to a zone that is drawn otherwise
   * @param volunteers how many people see something else by it
   */
  public record Touched(
      OrganisationId organisation, String name, Set<ZoneId> lost, int teams, int volunteers) {}

  /** Throws unless the actor runs the instance, or when the zones cannot be. */
  public Preview preview(Actor actor, List<Zone> zones) {
    checkRuns(actor);
    return preview(ZoneSet.of(zones), territory.version());
  }

  /**
   * Makes these the zones of all.
   *
   * @param version the one that was previewed
   * @param givenUp zones that go although teams serve them
   */
  @Transactional
  public void apply(Actor actor, List<Zone> zones, OptionalLong version, Set<ZoneId> givenUp) {
    checkRuns(actor);
    ZoneSet next = ZoneSet.of(zones);
    long seen = Versions.required(version);
    Preview preview = preview(next, seen);
    checkGivenUp(preview.touched(), givenUp);
    if (!territory.replaceZones(next, seen)) {
      throw TerritoryProblem.changedMeanwhile();
    }
    log.note(actor, actor.person().organisation(), "changed", "zones", "*");
  }

  private static void checkRuns(Actor actor) {
    if (!actor.runsInstance()) {
      throw TerritoryProblem.notYours();
    }
  }

  private static void checkGivenUp(List<Touched> touched, Set<ZoneId> givenUp) {
    List<Touched> losers =
        touched.stream().filter(one -> !givenUp.containsAll(one.lost())).toList();
    if (!losers.isEmpty()) {
      String zones =
          losers.stream()
              .flatMap(one -> one.lost().stream())
              .filter(zone -> !givenUp.contains(zone))
              .map(ZoneId::code)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      int teams = losers.stream().mapToInt(Touched::teams).sum();
      throw TerritoryProblem.stillServed(zones, teams, losers.size());
    }
  }

  private Preview preview(ZoneSet next, long version) {
    ZoneSet now = territory.zones();
    return new Preview(
        version, next.without(now), now.without(next), next.changedSince(now), touched(now, next));
  }

  private List<Touched> touched(ZoneSet now, ZoneSet next) {
    Set<ZoneId> gone = ids(now.without(next));
    Set<ZoneId> drawn = ids(next.changedSince(now));
    Map<OrganisationId, List<GroundStore.Footing>> moved = new LinkedHashMap<>();
    for (GroundStore.Footing team : ground.listAll()) {
      Set<ZoneId> before = now.withInner(team.ground());
      Set<ZoneId> after = new HashSet<>(next.withInner(team.ground()));
      after.removeAll(gone);
      if (!before.equals(after) || before.stream().anyMatch(drawn::contains)) {
        moved.computeIfAbsent(team.organisation(), _ -> new ArrayList<>()).add(team);
      }
    }
    return moved.values().stream().map(teams -> touched(teams, now, gone)).toList();
  }

  private static Touched touched(List<GroundStore.Footing> teams, ZoneSet now, Set<ZoneId> gone) {
    Set<ZoneId> lost = new HashSet<>();
    Set<MemberId> volunteers = new HashSet<>();
    for (GroundStore.Footing team : teams) {
      now.withInner(team.ground()).stream().filter(gone::contains).forEach(lost::add);
      volunteers.addAll(team.volunteers());
    }
    GroundStore.Footing any = teams.getFirst();
    return new Touched(any.organisation(), any.name(), lost, teams.size(), volunteers.size());
  }

  private static Set<ZoneId> ids(List<Zone> zones) {
    return zones.stream().map(Zone::id).collect(Collectors.toSet());
  }
}

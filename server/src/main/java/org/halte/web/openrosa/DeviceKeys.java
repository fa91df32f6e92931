package org.halte.web.openrosa;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.halte.base.kernel.Messages;
import org.halte.core.people.Member;
import org.halte.core.people.Memories;
import org.halte.core.people.People;
import org.halte.core.people.ShortMemory;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** Device tokens; a phone's teams and language are remembered for seconds, like the token. */
@Component
class DeviceKeys implements DoorKeys {

  private final Devices devices;
  private final Teams teams;
  private final People people;
  private final ShortMemory<String, Optional<Holder>> known;

  DeviceKeys(Devices devices, Teams teams, People people, Memories memories) {
    this.devices = devices;
    this.teams = teams;
    this.people = people;
    this.known = memories.open();
  }

  @Override
  public Optional<Holder> find(String token) {
    return known.get(token, () -> devices.authenticate(token).map(this::toHolder));
  }

  private Holder toHolder(Device device) {
    List<TeamScope> scopes =
        teamsOf(device).map(team -> new TeamScope(team.id(), team.zones(), team.nights())).toList();
    Locale locale =
        device
            .member()
            .flatMap(people::findMember)
            .map(Member::locale)
            .orElse(Messages.LANGUAGES.getFirst());
    return new Holder(
        new Viewer.Device(device.token(), device.organisation(), device.member(), scopes), locale);
  }

  /** The team the token names, else all of its member's. */
  private Stream<Team> teamsOf(Device device) {
    return device.team().isPresent()
        ? device.team().flatMap(teams::findTeam).stream()
        : device.member().stream().flatMap(member -> teams.listTeamsOf(member).stream());
  }
}

package org.halte.web.api.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.People;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.people.entry.Links;
import org.halte.core.people.entry.QrCode;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The phones: a coordinator's shared ones, and everybody's own. */
@RestController
@RequestMapping("/api/devices")
class DevicesApi {

  private final Devices devices;
  private final People people;
  private final Teams teams;
  private final Links links;
  private final Viewers viewers;

  DevicesApi(Devices devices, People people, Teams teams, Links links, Viewers viewers) {
    this.devices = devices;
    this.people = people;
    this.teams = teams;
    this.links = links;
    this.viewers = viewers;
  }

  record Card(
      UUID id,
      String label,
      Wire.@Nullable Named team,
      Wire.@Nullable Named member,
      Instant createdAt,
      @Nullable Instant lastSeenAt) {}

  /**
   * A phone to give a token to.
   *
   * @param own true for the caller's own phone; a volunteer's always is
   */
  record Input(@Nullable String label, @Nullable UUID team, @Nullable Boolean own) {}

  /**
   * What the phone needs, shown once.
   *
   * @param openrosaUrl the server address for ODK Collect
   * @param url opens Halte's app with the token; also in the QR code
   */
  record Made(UUID id, String token, String openrosaUrl, String url, String qrSvg) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return devices.listDevices(viewers.actorOf(viewer)).stream().map(this::card).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Made create(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    Member self = actor.person();
    Optional<TeamId> team = Optional.ofNullable(input.team()).map(TeamId::new);
    String label = Wire.text(input.label());
    boolean own = Boolean.TRUE.equals(input.own()) || !actor.coordinates(self.organisation());
    Devices.Made made =
        own
            ? devices.createOwn(self, team, label)
            : devices.createShared(actor, self.organisation(), team, label);
    String url = links.to("/app/#enrol=" + made.secret());
    return new Made(
        made.device().token(),
        made.secret(),
        links.to("/openrosa/" + made.secret()),
        url,
        QrCode.svg(url));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id, Viewer viewer) {
    devices.revoke(viewers.actorOf(viewer), id);
  }

  private Card card(Device device) {
    return new Card(
        device.token(),
        device.label(),
        device.team().flatMap(teams::findTeam).map(Wire.Named::of).orElse(null),
        device
            .member()
            .flatMap(people::findMember)
            .map(member -> new Wire.Named(member.id().value(), member.name()))
            .orElse(null),
        device.createdAt(),
        device.lastSeenAt().orElse(null));
  }
}

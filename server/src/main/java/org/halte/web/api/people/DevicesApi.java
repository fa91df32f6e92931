package org.halte.web.api.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.PeopleProblem;
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
  private final Organisations organisations;
  private final Links links;
  private final Viewers viewers;

  DevicesApi(
      Devices devices,
      People people,
      Teams teams,
      Organisations organisations,
      Links links,
      Viewers viewers) {
    this.devices = devices;
    this.people = people;
    this.teams = teams;
    this.organisations = organisations;
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
   * @param member whose phone it is, where a coordinator makes the page for somebody
   */
  record Input(
      @Nullable String label, @Nullable UUID team, @Nullable Boolean own, @Nullable UUID member) {}

  /**
   * What the phone needs, shown once.
   *
   * @param openrosaUrl the server address for ODK Collect
   * @param url opens Halte's app with the token; also in the QR code
   * @param collectQrSvg sets up ODK Collect
   * @param login for KoboCollect, which is given address, name and password by hand
   */
  record Made(
      UUID id,
      String token,
      String openrosaUrl,
      String url,
      String qrSvg,
      String collectQrSvg,
      Login login) {}

  /** The password is the token; the name is the member's e-mail, any for a shared phone. */
  record Login(String server, String name, String password) {}

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
    Optional<Member> owner =
        own ? Optional.of(self) : Optional.ofNullable(input.member()).map(id -> managed(actor, id));
    Devices.Made made =
        owner
            .map(member ->
                own
                    ? devices.createOwn(member, team, label)
                    : devices.createFor(actor, member, team, label))
            .orElseGet(() -> devices.createShared(actor, self.organisation(), team, label));
    return shown(made, self.organisation(), owner);
  }

  private Member managed(Actor actor, UUID id) {
    return people
        .findMember(new MemberId(id))
        .filter(member -> actor.coordinates(member.organisation()))
        .orElseThrow(() -> PeopleProblem.unknown("member", id));
  }

  private Made shown(Devices.Made made, OrganisationId organisation, Optional<Member> owner) {
    String url = links.to("/app/#enrol=" + made.secret());
    String server = links.to("/openrosa/" + made.secret());
    String project = "Halte, " + organisations.getOrganisation(organisation).name();
    return new Made(
        made.device().token(),
        made.secret(),
        server,
        url,
        QrCode.svg(url),
        QrCode.svgOfMuch(CollectSettings.qrText(server, project)),
        new Login(links.to("/openrosa"), owner.map(Member::email).orElse("halte"), made.secret()));
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

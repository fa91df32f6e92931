package org.halte.web.api.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.halte.core.people.entry.Enrolments;
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
  private final Enrolments enrolments;
  private final People people;
  private final Teams teams;
  private final Organisations organisations;
  private final Links links;
  private final Viewers viewers;

  DevicesApi(
      Devices devices,
      Enrolments enrolments,
      People people,
      Teams teams,
      Organisations organisations,
      Links links,
      Viewers viewers) {
    this.devices = devices;
    this.enrolments = enrolments;
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
      String scope,
      Instant createdAt,
      @Nullable Instant lastSeenAt) {}

  /**
   * A phone to let in.
   *
   * @param own true for the caller's own phone; a volunteer's always is
   * @param member whose phone it is, where somebody prepares it for them
   */
  record Input(
      @Nullable String label, @Nullable UUID team, @Nullable Boolean own, @Nullable UUID member) {}

  /**
   * The address that lets one phone in, once; also in the QR code.
   *
   * @param code what the app exchanges at {@code POST /api/enrol}
   * @param signIn whether the person it is for must sign in on the phone
   */
  record Offered(String url, String code, String qrSvg, Instant expiresAt, boolean signIn) {}

  record Code(@Nullable String code) {}

  /**
   * What ODK Collect or KoboCollect needs, shown once.
   *
   * @param openrosaUrl the server address, with the token
   * @param collectQrSvg sets up ODK Collect
   * @param login for KoboCollect, which is given address, name and password by hand
   */
  record CollectKey(UUID id, String openrosaUrl, String collectQrSvg, Login login) {}

  /** The password is the token; the name is the member's e-mail, any for a shared phone. */
  record Login(String server, String name, String password) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return devices.listDevices(viewers.actorOf(viewer)).stream().map(this::card).toList();
  }

  /** An enrolment for Halte's app. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Offered create(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    Member self = actor.person();
    Optional<TeamId> team = team(input);
    String label = Wire.text(input.label());
    Enrolments.Offer offer;
    if (isOwn(input, actor)) {
      offer = enrolments.offerOwn(self, team, label);
    } else if (input.member() != null) {
      offer = enrolments.prepare(actor, new MemberId(input.member()), team, label);
    } else {
      offer = enrolments.offerShared(actor, self.organisation(), team, label);
    }
    String url = links.to("/app/#enrol=" + offer.code());
    return new Offered(url, offer.code(), QrCode.svg(url), offer.expiresAt(), offer.prepared());
  }

  /** The person for whom a phone was prepared has signed in on it. */
  @PostMapping("/claims")
  @ResponseStatus(HttpStatus.CREATED)
  PhoneToken claim(@RequestBody Code code, Viewer viewer) {
    Member self = viewers.actorOf(viewer).person();
    return PhoneToken.of(enrolments.redeem(Wire.text(code.code()), Optional.of(self)));
  }

  /**
   * A key for ODK Collect or KoboCollect, which know no code: it stands in an address, so it opens
   * the ODK door alone. For one's own phone, or a shared one.
   */
  @PostMapping("/collect")
  @ResponseStatus(HttpStatus.CREATED)
  CollectKey createForCollect(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    Member self = actor.person();
    boolean own = isOwn(input, actor) || self.id().value().equals(input.member());
    if (!own && input.member() != null) {
      throw PeopleProblem.phoneOfAnother();
    }
    String label = Wire.text(input.label());
    Devices.Made made =
        own
            ? devices.createOwn(self, team(input), label, Device.Scope.COLLECT)
            : devices.createShared(
                actor, self.organisation(), team(input), label, Device.Scope.COLLECT);
    return shown(made, self.organisation(), own ? self.email() : "halte");
  }

  private static Optional<TeamId> team(Input input) {
    return Optional.ofNullable(input.team()).map(TeamId::new);
  }

  private static boolean isOwn(Input input, Actor actor) {
    return Boolean.TRUE.equals(input.own()) || !actor.coordinates(actor.person().organisation());
  }

  private CollectKey shown(Devices.Made made, OrganisationId organisation, String name) {
    String server = links.to("/openrosa/" + made.secret());
    String project = "Halte, " + organisations.getOrganisation(organisation).name();
    return new CollectKey(
        made.device().token(),
        server,
        QrCode.svgOfMuch(CollectSettings.qrText(server, project)),
        new Login(links.to("/openrosa"), name, made.secret()));
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
        device.scope().name().toLowerCase(Locale.ROOT),
        device.createdAt(),
        device.lastSeenAt().orElse(null));
  }
}

package org.halte.web.api.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.Invitation;
import org.halte.core.people.entry.Invitations;
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

/** Invitations by link and QR code. */
@RestController
@RequestMapping("/api/invitations")
class InvitationsApi {

  private static final int USUAL_DAYS = 7;

  private final Invitations invitations;
  private final Organisations organisations;
  private final Teams teams;
  private final Links links;
  private final Viewers viewers;

  InvitationsApi(
      Invitations invitations,
      Organisations organisations,
      Teams teams,
      Links links,
      Viewers viewers) {
    this.invitations = invitations;
    this.organisations = organisations;
    this.teams = teams;
    this.links = links;
    this.viewers = viewers;
  }

  record Card(
      UUID id,
      Wire.Named organisation,
      List<String> roles,
      @Nullable String email,
      Wire.@Nullable Named team,
      Instant createdAt,
      Instant expiresAt) {}

  /** Whom to invite; the caller's own organisation unless another one is named. */
  record Input(
      @Nullable List<String> roles,
      @Nullable UUID team,
      @Nullable String email,
      @Nullable Integer days,
      @Nullable UUID organisation) {}

  record Made(UUID id, String url, String qrSvg, Instant expiresAt) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return invitations.listInvitations(viewers.actorOf(viewer)).stream().map(this::card).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Made create(@RequestBody Input input, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId organisation =
        Optional.ofNullable(input.organisation())
            .map(OrganisationId::new)
            .orElseGet(() -> actor.person().organisation());
    Invitations.Made made =
        invitations.create(
            actor,
            new Invitations.Wanted(
                organisation,
                Wire.readRoles(Optional.ofNullable(input.roles()).orElse(List.of())),
                Optional.ofNullable(input.team()).map(TeamId::new),
                Optional.ofNullable(input.email()),
                Optional.ofNullable(input.days()).orElse(USUAL_DAYS)));
    String url = links.to("/join#" + made.secret());
    return new Made(made.invitation().id(), url, QrCode.svg(url), made.invitation().expiresAt());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Viewer viewer) {
    invitations.remove(viewers.actorOf(viewer), id);
  }

  private Card card(Invitation invitation) {
    return new Card(
        invitation.id(),
        Wire.Named.of(organisations.getOrganisation(invitation.organisation())),
        Wire.roles(invitation.roles()),
        invitation.email().orElse(null),
        invitation.team().flatMap(teams::findTeam).map(Wire.Named::of).orElse(null),
        invitation.createdAt(),
        invitation.expiresAt());
  }
}

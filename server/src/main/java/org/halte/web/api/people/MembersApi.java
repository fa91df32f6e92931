package org.halte.web.api.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.PasswordResets;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members that the caller manages or works with. */
@RestController
@RequestMapping("/api/members")
class MembersApi {

  private final People people;
  private final Teams teams;
  private final Organisations organisations;
  private final PasswordResets resets;
  private final Viewers viewers;

  MembersApi(
      People people,
      Teams teams,
      Organisations organisations,
      PasswordResets resets,
      Viewers viewers) {
    this.people = people;
    this.teams = teams;
    this.organisations = organisations;
    this.resets = resets;
    this.viewers = viewers;
  }

  record Card(
      UUID id,
      String name,
      String email,
      List<String> roles,
      boolean active,
      String locale,
      long version,
      Wire.Named organisation,
      List<Wire.Named> teams) {}

  /** Null leaves a thing as it is; the version is that of the card the change started from. */
  record Change(
      @Nullable Long version,
      @Nullable String name,
      @Nullable List<String> roles,
      @Nullable Boolean active) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return people.listMembers(viewers.actorOf(viewer)).stream().map(this::card).toList();
  }

  @PatchMapping("/{id}")
  Card change(@PathVariable UUID id, @RequestBody Change change, Viewer viewer) {
    return card(
        people.changeMember(
            viewers.actorOf(viewer),
            new MemberId(id),
            new People.MemberChange(
                Wire.version(change.version()),
                Optional.ofNullable(change.name()),
                Optional.ofNullable(change.roles()).map(Wire::readRoles),
                Optional.ofNullable(change.active()))));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Viewer viewer) {
    people.removeMember(viewers.actorOf(viewer), new MemberId(id));
  }

  /** A link to hand over to somebody who forgot the password. */
  @PostMapping("/{id}/reset-link")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> resetLink(@PathVariable UUID id, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    return Map.of("url", resets.handOver(actor, people.getManaged(actor, new MemberId(id))));
  }

  private Card card(Member member) {
    return new Card(
        member.id().value(),
        member.name(),
        member.email(),
        Wire.roles(member.roles()),
        member.active(),
        member.locale().getLanguage(),
        member.version(),
        Wire.Named.of(organisations.getOrganisation(member.organisation())),
        teams.listTeamsOf(member.id()).stream().map(Wire.Named::of).toList());
  }
}

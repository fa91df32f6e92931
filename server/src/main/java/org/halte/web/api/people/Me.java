package org.halte.web.api.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells callers who they are. */
@Component
class Me {

  private final People people;
  private final Organisations organisations;
  private final Teams teams;
  private final Viewers viewers;
  private final NightCalendar calendar;

  Me(
      People people,
      Organisations organisations,
      Teams teams,
      Viewers viewers,
      NightCalendar calendar) {
    this.people = people;
    this.organisations = organisations;
    this.teams = teams;
    this.viewers = viewers;
    this.calendar = calendar;
  }

  record Person(UUID id, String name, String email, String locale) {}

  record Home(UUID id, String slug, String name) {}

  /**
   * Who calls.
   *
   * @param member null for a phone that several share
   * @param night tonight's date
   */
  record Card(
      @Nullable Person member,
      Home organisation,
      List<String> roles,
      List<Wire.TeamBrief> teams,
      String night) {}

  Card of(Member member) {
    return card(Optional.of(member), member.organisation(), teams.listTeamsOf(member.id()));
  }

  Card of(Viewer viewer) {
    if (viewer instanceof Viewer.Device phone) {
      List<Team> own =
          phone.teams().stream()
              .map(TeamScope::team)
              .flatMap(id -> teams.findTeam(id).stream())
              .toList();
      return card(phone.member().flatMap(people::findMember), phone.organisation(), own);
    }
    return of(viewers.getMember(viewer));
  }

  private Card card(Optional<Member> member, OrganisationId home, List<Team> own) {
    Organisation organisation = organisations.getOrganisation(home);
    return new Card(
        member.map(Me::person).orElse(null),
        new Home(home.value(), organisation.slug(), organisation.name()),
        member.map(known -> Wire.roles(known.roles())).orElse(List.of()),
        own.stream().map(Wire.TeamBrief::of).toList(),
        calendar.tonight().toString());
  }

  private static Person person(Member member) {
    return new Person(
        member.id().value(), member.name(), member.email(), member.locale().getLanguage());
  }
}

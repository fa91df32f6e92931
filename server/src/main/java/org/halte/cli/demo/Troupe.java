package org.halte.cli.demo;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.cli.demo.story.Cast;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;
import org.halte.cli.demo.story.Cast.Person;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.People.NewMember;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.Teams.TeamPlan;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.springframework.stereotype.Component;

/** Brings the cast of the story into Halte: associations, people, teams, phones, agreements. */
@Component
class Troupe {

  private static final Actor HOUSE = Actor.house("demo");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> WORDS =
      List.of("lanterne", "canal", "duvet", "soupe", "quai", "hirondelle", "tilleul", "boussole");

  private final Organisations organisations;
  private final People people;
  private final Teams teams;
  private final Devices devices;
  private final ApiTokens tokens;
  private final AgreementStore agreements;

  Troupe(
      Organisations organisations,
      People people,
      Teams teams,
      Devices devices,
      ApiTokens tokens,
      AgreementStore agreements) {
    this.organisations = organisations;
    this.people = people;
    this.teams = teams;
    this.devices = devices;
    this.tokens = tokens;
    this.agreements = agreements;
  }

  /**
   * Everybody in place.
   *
   * @param phones what a volunteer's phone is for Halte, by the volunteer's e-mail
   * @param members by e-mail
   * @param organisations by slug
   */
  record Assembled(
      DemoState state,
      Map<String, Viewer.Device> phones,
      Map<String, MemberId> members,
      Map<String, OrganisationId> organisations) {}

  /** Whether nobody uses this Halte yet. */
  boolean isStageEmpty() {
    return organisations.listOrganisations().isEmpty();
  }

  /** Makes them all; agreements are in force from the first night. */
  Assembled assemble(Cast cast, long seed, LocalDate firstNight) {
    Map<String, OrganisationId> ids = new HashMap<>();
    Map<String, MemberId> members = new HashMap<>();
    Map<String, Viewer.Device> phones = new HashMap<>();
    List<DemoState.Account> accounts = new ArrayList<>();
    for (Association association : cast.associations()) {
      Organisation made =
          organisations.createOrganisation(HOUSE, association.slug(), association.name());
      ids.put(association.slug(), made.id());
      if (ids.size() == 1) {
        // Who runs the machine belongs somewhere, and sees no field data from there.
        accounts.add(account(made, cast.instanceAdmin(), members));
      }
      // The coordinator of the first association comes first: readers take the first of a role.
      association.people().forEach(person -> accounts.add(account(made, person, members)));
      for (Crew crew : association.crews()) {
        equip(made.id(), association, crew, members, phones);
      }
    }
    cast.sharings()
        .forEach(sharing ->
            agreements.add(
                new Agreement(
                    get(ids, sharing.giver()), get(ids, sharing.receiver()), "coordination"),
                firstNight));
    OrganisationId first = get(ids, cast.associations().getFirst().slug());
    String phone =
        devices.createShared(HOUSE, first, Optional.empty(), "Téléphone de prêt").secret();
    return new Assembled(new DemoState(seed, phone, accounts), phones, members, ids);
  }

  private DemoState.Account account(
      Organisation organisation, Person person, Map<String, MemberId> members) {
    String password = password();
    Member member =
        people.createMember(
            HOUSE,
            new NewMember(
                organisation.id(),
                person.email(),
                person.name(),
                password,
                Set.of(Role.fromWire(person.role())),
                Locale.of(person.language())));
    members.put(person.email(), member.id());
    String token = tokens.create(member, "Démonstration").secret();
    return new DemoState.Account(
        person.role(), organisation.name(), person.email(), password, token);
  }

  private void equip(
      OrganisationId organisation,
      Association association,
      Crew crew,
      Map<String, MemberId> members,
      Map<String, Viewer.Device> phones) {
    List<Person> volunteers =
        association.people().stream().filter(p -> p.crew().equals(crew.key())).toList();
    Set<ZoneId> zones = crew.zones().stream().map(ZoneId::new).collect(Collectors.toSet());
    Set<MemberId> ids =
        volunteers.stream().map(p -> get(members, p.email())).collect(Collectors.toSet());
    Team team =
        teams.createTeam(HOUSE, organisation, new TeamPlan(crew.name(), zones, crew.nights(), ids));
    var device =
        devices.createShared(HOUSE, organisation, Optional.of(team.id()), crew.name()).device();
    List<TeamScope> scope = List.of(new TeamScope(team.id(), zones, crew.nights()));
    for (Person volunteer : volunteers) {
      phones.put(
          volunteer.email(),
          new Viewer.Device(
              device.token(), organisation, Optional.of(get(members, volunteer.email())), scope));
    }
  }

  private static <T> T get(Map<String, T> map, String key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }

  /** Easy to type on a phone, different in every data folder. */
  private static String password() {
    String one = WORDS.get(RANDOM.nextInt(WORDS.size()));
    String other = WORDS.get(RANDOM.nextInt(WORDS.size()));
    return one + "-" + other + "-" + (100_000 + RANDOM.nextInt(900_000));
  }
}

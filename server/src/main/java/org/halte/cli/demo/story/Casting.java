package org.halte.cli.demo.story;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;
import org.halte.cli.demo.story.Cast.Person;
import org.halte.cli.demo.story.Cast.Sharing;

/**
 * Hands out the parts. Names of associations, teams and people are invented; addresses are under
 * example.org, which belongs to nobody (RFC 2606).
 */
final class Casting {

  private static final Set<String> NORTH =
      Set.of(
          "75109", "75110", "75117", "75118", "75119", "93066", "93001", "93070", "92024", "92044",
          "92051");
  private static final Set<String> EAST =
      Set.of("75110", "75111", "75119", "75120", "93055", "93061", "93045", "93006", "93048");
  private static final Set<String> SOUTH_EAST =
      Set.of("75104", "75105", "75112", "75113", "94080", "94067", "94018", "94041", "94043");
  private static final Set<String> SOUTH_WEST =
      Set.of(
          "75106", "75107", "75114", "75115", "75116", "92012", "92040", "92075", "92046", "92049",
          "94037");
  private static final Set<String> CENTRE =
      Set.of("75101", "75102", "75103", "75104", "75105", "75106", "75108", "75109", "75110");
  private static final List<String> FIRST_NAMES =
      List.of(
          "Amina",
          "Bastien",
          "Clémence",
          "Driss",
          "Élise",
          "Farid",
          "Garance",
          "Hugo",
          "Inès",
          "Joachim",
          "Kenza",
          "Louis",
          "Maïa",
          "Nadir",
          "Océane",
          "Paul",
          "Quitterie",
          "Rayan",
          "Salomé",
          "Tarek",
          "Ursule",
          "Victor",
          "Wassila",
          "Yann",
          "Zélie",
          "Anouk",
          "Basile",
          "Camila",
          "Damien",
          "Esther",
          "Félix",
          "Gwenn",
          "Hana",
          "Isaac",
          "Jeanne",
          "Karim",
          "Léna",
          "Malik",
          "Nina",
          "Omar",
          "Perrine",
          "Rémi",
          "Samia",
          "Théo",
          "Violette");

  private final List<Association> associations = new ArrayList<>();
  private int nextName;

  static Cast cast() {
    Casting casting = new Casting();
    casting.lanternes();
    casting.soupe();
    casting.pas();
    casting.abri();
    // The fourth association gives without receiving: nothing says that sharing is mutual.
    List<Sharing> sharings =
        List.of(
            new Sharing("lanternes", "soupe"),
            new Sharing("soupe", "lanternes"),
            new Sharing("abri-volant", "soupe"));
    Person admin = new Person("Noé Sainclair", "instance@example.org", "instance_admin", "", "fr");
    return new Cast(casting.associations, sharings, admin);
  }

  private void lanternes() {
    add(
        "lanternes",
        "Les Lanternes du Nord",
        0.52,
        0.46,
        List.of(
            new Crew("canal", "Équipe Canal", union(NORTH, EAST), weekends()),
            new Crew("colline", "Équipe Colline", union(NORTH, CENTRE), week()),
            new Crew("bassin", "Équipe Bassin", union(EAST, CENTRE), Set.of()),
            new Crew("plaine", "Équipe Plaine", union(NORTH, SOUTH_WEST), Set.of())));
  }

  private void soupe() {
    add(
        "soupe",
        "La Soupe du Quai",
        0.34,
        0.30,
        List.of(
            new Crew("quai", "Maraude du Quai", union(SOUTH_EAST, NORTH), Set.of()),
            new Crew("faubourg", "Maraude du Faubourg", union(EAST, CENTRE), week()),
            new Crew("bois", "Maraude du Bois", union(SOUTH_EAST, EAST), weekends())));
  }

  private void pas() {
    add(
        "un-pas",
        "Un Pas la Nuit",
        0.07,
        0.12,
        List.of(
            new Crew("pas-sud", "Équipe Sud", union(SOUTH_WEST, SOUTH_EAST), Set.of()),
            new Crew("pas-nord", "Équipe Nord", union(NORTH, EAST), week())));
  }

  private void abri() {
    add(
        "abri-volant",
        "L'Abri Volant",
        0.07,
        0.12,
        List.of(
            new Crew("abri-ouest", "Tournée Ouest", union(SOUTH_WEST, CENTRE), Set.of()),
            new Crew("abri-est", "Tournée Est", union(SOUTH_EAST, NORTH), weekends())));
  }

  private void add(String slug, String name, double share, double finds, List<Crew> crews) {
    List<Person> people = new ArrayList<>();
    people.add(person(slug, "coordination", "coordinator", "", "fr"));
    people.add(person(slug, "coordination2", "coordinator", "", "fr"));
    people.add(person(slug, "administration", "org_admin", "", "fr"));
    for (Crew crew : crews) {
      people.add(person(slug, crew.key() + "1", "volunteer", crew.key(), "fr"));
      people.add(person(slug, crew.key() + "2", "volunteer", crew.key(), "ar"));
    }
    associations.add(new Association(slug, name, share, finds, crews, people));
  }

  private Person person(String slug, String part, String role, String crew, String language) {
    String name = FIRST_NAMES.get(nextName++ % FIRST_NAMES.size());
    return new Person(name, part + "." + slug + "@example.org", role, crew, language);
  }

  private static Set<DayOfWeek> week() {
    return Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
  }

  private static Set<DayOfWeek> weekends() {
    return Set.of(THURSDAY, FRIDAY, SATURDAY, SUNDAY);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new java.util.TreeSet<>(one);
    all.addAll(other);
    return all;
  }
}

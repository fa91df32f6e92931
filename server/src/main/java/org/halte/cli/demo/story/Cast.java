package org.halte.cli.demo.story;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/** Who plays: invented associations, their teams and people. */
public record Cast(List<Association> associations, List<Sharing> sharings, Person instanceAdmin) {

  public Cast {
    associations = List.copyOf(associations);
    sharings = List.copyOf(sharings);
  }

  /**
   * An association.
   *
   * @param share how much of the city's rounds it makes
   * @param finds how many of the places it is the first to find
   */
  public record Association(
      String slug, String name, double share, double finds, List<Crew> crews, List<Person> people) {
    public Association {
      crews = List.copyOf(crews);
      people = List.copyOf(people);
    }
  }

  /** A team that goes out on the nights of its week, in its zones. */
  public record Crew(String key, String name, Set<String> zones, Set<DayOfWeek> nights) {
    public Crew {
      zones = Set.copyOf(zones);
      nights = Set.copyOf(nights);
    }
  }

  /**
   * A person with an account.
   *
   * @param role as the API writes it: volunteer, coordinator, org_admin, instance_admin
   * @param crew the key of the volunteer's team; "" for the others
   */
  public record Person(String name, String email, String role, String crew, String language) {}

  /** One association lets another see, under the template “Coordination”. */
  public record Sharing(String giver, String receiver) {}

  /** Whether one association lets another see ordinary places and counts. */
  public boolean shares(String giver, String receiver) {
    return sharings.contains(new Sharing(giver, receiver));
  }

  /** Whether both see each other's, so that their teams go to each other's places. */
  public boolean coordinate(String one, String other) {
    return shares(one, other) && shares(other, one);
  }

  public Association getAssociation(String slug) {
    return associations.stream().filter(a -> a.slug().equals(slug)).findFirst().orElseThrow();
  }
}

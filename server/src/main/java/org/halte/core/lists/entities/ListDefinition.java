package org.halte.core.lists.entities;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;

/**
 * A list that an organisation keeps.
 *
 * @param name as forms call it: {@code bornes} is the file {@code bornes.csv}
 * @param teams whose phones carry it; empty for every phone of the organisation
 * @param stamp one more with each change that a phone could see
 */
public record ListDefinition(
    UUID id,
    long number,
    OrganisationId organisation,
    String name,
    String title,
    Set<TeamId> teams,
    List<Property> properties,
    long stamp) {

  public ListDefinition {
    teams = Set.copyOf(teams);
    properties = List.copyOf(properties);
  }

  public Optional<Property> findProperty(String property) {
    return properties.stream().filter(p -> p.name().equals(property)).findFirst();
  }

  public boolean hasPositions() {
    return findProperty(Property.GEOMETRY).isPresent();
  }

  /**
   * Whether the viewer's organisation and, for a phone or a volunteer, its teams carry the list. A
   * phone without teams is a coordinator's, or one that the whole association shares: that one
   * carries what is for every phone.
   */
  public boolean isFor(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member m -> isFor(m);
      case Viewer.Connection c -> isFor(c.owner());
      case Viewer.Device d ->
          organisation.equals(d.organisation())
              && (teams.isEmpty()
                  || (d.teams().isEmpty() && d.member().isPresent())
                  || d.teams().stream().map(TeamScope::team).anyMatch(teams::contains));
      case Viewer.System _ -> true;
      case Viewer.Link _, Viewer.Public _ -> false;
    };
  }

  private boolean isFor(Viewer.Member member) {
    return organisation.equals(member.organisation())
        && (teams.isEmpty()
            || member.is(Role.COORDINATOR)
            || member.teams().stream().map(TeamScope::team).anyMatch(teams::contains));
  }
}

package org.halte.field.places;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.policy.Sensitivity;
import org.springframework.stereotype.Component;

/** Who is in the circle of a place that becomes secret without anybody saying for whom. */
@Component
public class Circles {

  private final People people;

  Circles(People people) {
    this.people = people;
  }

  public Set<MemberId> coordinatorsOf(OrganisationId organisation) {
    return people.listCoordinators(organisation).stream()
        .map(Member::id)
        .collect(Collectors.toSet());
  }

  /**
   * The place with this sensitivity. One that was known to many and becomes secret stays there for
   * the association's coordinators and for whoever said so, or it would be lost.
   */
  public Place with(Place p, Sensitivity level, Optional<MemberId> saidBy) {
    Set<MemberId> circle = new HashSet<>(p.circle());
    if (level == Sensitivity.SECRET && p.sensitivity() != Sensitivity.SECRET) {
      circle.addAll(coordinatorsOf(p.organisation()));
      saidBy.ifPresent(circle::add);
    }
    return with(p, level, circle);
  }

  /** The place with this sensitivity and circle. */
  public static Place with(Place p, Sensitivity level, Set<MemberId> circle) {
    return new Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        p.name(),
        p.kind(),
        p.state(),
        level,
        p.zone(),
        p.position(),
        circle,
        p.createdFrom(),
        p.createdAt(),
        p.setState(),
        p.setStateAt());
  }
}

package org.halte.field.figures;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Box;
import org.halte.base.kernel.Night;
import org.halte.core.people.OrganisationId;
import org.halte.core.territory.ZoneId;

/**
 * Which part of the field is looked at. An empty set or value selects all.
 *
 * @param from first night, included
 * @param to last night, included
 * @param kinds codes of kinds of place
 * @param states codes of states of place
 * @param needs codes of items that are needed
 * @param urgencies {@code vitale}, {@code 48h}, {@code semaine}
 * @param box only what shows inside
 */
public record Selection(
    Optional<Night> from,
    Optional<Night> to,
    Set<ZoneId> zones,
    Set<OrganisationId> organisations,
    Set<String> kinds,
    Set<String> states,
    Set<String> needs,
    Set<String> urgencies,
    Set<String> statuses,
    Set<String> categories,
    Optional<UUID> place,
    Optional<Box> box) {

  /** Everything. */
  public static final Selection ALL =
      new Selection(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Optional.empty());

  public Selection {
    zones = Set.copyOf(zones);
    organisations = Set.copyOf(organisations);
    kinds = Set.copyOf(kinds);
    states = Set.copyOf(states);
    needs = Set.copyOf(needs);
    urgencies = Set.copyOf(urgencies);
    statuses = Set.copyOf(statuses);
    categories = Set.copyOf(categories);
  }

  /** Whether it chooses among visits by what they say, not only among places. */
  boolean asksVisits() {
    return !categories.isEmpty() || !needs.isEmpty() || !urgencies.isEmpty();
  }

  /** One place, all nights. */
  public static Selection ofPlace(UUID place) {
    return new Selection(
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.of(place),
        Optional.empty());
  }
}

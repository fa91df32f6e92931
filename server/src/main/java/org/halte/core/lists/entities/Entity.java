package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.policy.Facts;
import org.halte.core.policy.Sensitivity;
import org.halte.core.territory.ZoneId;

/**
 * One entity of a list as it is now, opened.
 *
 * @param values by property, {@value #LABEL} included; what is not there is empty
 * @param mergedInto the entity that this one turned out to be
 */
public record Entity(
    UUID list,
    UUID id,
    int version,
    Optional<ZoneId> zone,
    Map<String, String> values,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> deletedAt,
    Optional<UUID> mergedInto) {

  /** Under which its name for people is kept beside its properties. */
  public static final String LABEL = "label";

  public Entity {
    values = Map.copyOf(values);
  }

  public String label() {
    return values.getOrDefault(LABEL, "");
  }

  public boolean isGone() {
    return deletedAt.isPresent();
  }

  /** What rights need to know; {@code nowhere} stands in for the zone of what has no position. */
  public Facts facts(ListDefinition list, Optional<ZoneId> nowhere) {
    return new Facts(
        list.organisation(),
        zone.or(() -> nowhere),
        Sensitivity.NORMAL,
        Optional.empty(),
        Optional.empty(),
        createdAt,
        Set.of());
  }
}

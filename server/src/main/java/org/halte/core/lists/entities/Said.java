package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;

/**
 * What one filled form says of one entity.
 *
 * @param instanceId the form's identity; with {@code ordinal}, its place in the form, it is applied
 *     once
 * @param values the properties it writes, the label included when it has one
 * @param base the version the phone saw
 * @param trunk the server's version at which a chain of offline changes began; empty when the
 *     entity itself was made offline
 * @param branch that chain
 * @param corrects the report that this one replaces
 */
record Said(
    String instanceId,
    int ordinal,
    UUID entity,
    boolean creates,
    Map<String, String> values,
    Optional<Integer> base,
    Optional<Integer> trunk,
    Optional<String> branch,
    Optional<String> corrects,
    Optional<MemberId> member,
    Instant notedAt,
    Instant receivedAt) {

  Said {
    values = Map.copyOf(values);
  }

  Optional<Deed.Branch> placeInBranch() {
    return branch.map(id -> new Deed.Branch(id, base.orElse(0)));
  }
}

package org.halte.core.forms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.people.OrganisationId;

/**
 * All that the library holds, as it was read at one moment.
 *
 * @param forms by key, the newest version first
 * @param names the keys by what their owners call them
 * @param readAt of the machine's running time, nanoseconds; 0 for never
 */
record Shelf(
    Map<FormId, List<FormVersion>> forms,
    Map<Name, FormId> names,
    List<Withdrawal> withdrawals,
    Map<FormId, Audience> audiences,
    long readAt) {

  static final Shelf EMPTY = new Shelf(Map.of(), Map.of(), List.of(), Map.of(), 0);

  private static final Duration FRESH = Duration.ofSeconds(10);

  /** A form as its owner calls it; without owner one that ships with Halte. */
  record Name(Optional<OrganisationId> owner, String publicId) {}

  /**
   * What was read just now.
   *
   * @param versions the newest of a form first
   */
  static Shelf of(
      List<FormVersion> versions, List<Withdrawal> withdrawals, Map<FormId, Audience> audiences) {
    Map<FormId, List<FormVersion>> forms = new LinkedHashMap<>();
    Map<Name, FormId> names = new HashMap<>();
    for (FormVersion version : versions) {
      forms.computeIfAbsent(version.form(), id -> new ArrayList<>()).add(version);
      names.put(new Name(version.organisation(), version.id()), version.form());
    }
    return new Shelf(forms, names, withdrawals, audiences, System.nanoTime());
  }

  boolean isFresh() {
    return !forms.isEmpty() && System.nanoTime() - readAt < FRESH.toNanos();
  }

  Optional<FormId> find(String publicId, OrganisationId reader) {
    return findOwn(publicId, reader)
        .or(() -> Optional.ofNullable(names.get(new Name(Optional.empty(), publicId))));
  }

  Optional<FormId> findOwn(String publicId, OrganisationId owner) {
    return Optional.ofNullable(names.get(new Name(Optional.of(owner), publicId)));
  }

  boolean isShipped(String publicId) {
    return names.containsKey(new Name(Optional.empty(), publicId));
  }

  Optional<Instant> withdrawn(FormId form, Optional<String> version, OrganisationId who) {
    return withdrawals.stream()
        .filter(withdrawal -> withdrawal.isOf(form, version, who))
        .map(Withdrawal::at)
        .findFirst();
  }

  /** The newest version of a form that the organisation hands out. */
  Optional<FormVersion> offered(List<FormVersion> versions, OrganisationId reader) {
    return versions.stream()
        .filter(form -> form.isFor(reader))
        .filter(form -> withdrawn(form.form(), Optional.empty(), reader).isEmpty())
        .filter(form -> withdrawn(form.form(), Optional.of(form.version()), reader).isEmpty())
        .findFirst();
  }
}

package org.halte.web.api.people;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halte.core.people.Organisation;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.territory.ZoneId;
import org.jspecify.annotations.Nullable;

/** How people, roles, nights and zones are written in JSON, and read from it. */
final class Wire {

  private Wire() {}

  /** Something with a name. */
  record Named(UUID id, String name) {
    static Named of(Organisation organisation) {
      return new Named(organisation.id().value(), organisation.name());
    }

    static Named of(Team team) {
      return new Named(team.id().value(), team.name());
    }
  }

  /** A team as its members know it. */
  record TeamBrief(UUID id, String name, List<String> zones, List<String> nights) {
    static TeamBrief of(Team team) {
      return new TeamBrief(
          team.id().value(), team.name(), Wire.codes(team.ground()), Wire.nights(team));
    }
  }

  static List<String> roles(Set<Role> roles) {
    return roles.stream().sorted().map(Role::wire).toList();
  }

  static Set<Role> readRoles(Collection<String> roles) {
    return each(
        roles,
        text -> {
          try {
            return Role.fromWire(text);
          } catch (IllegalArgumentException e) {
            throw PeopleProblem.badRole(text);
          }
        });
  }

  static List<String> nights(Team team) {
    return team.nights().stream()
        .sorted()
        .map(night -> night.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  static Set<DayOfWeek> readNights(@Nullable Collection<String> nights) {
    return each(
        nights,
        text -> {
          try {
            return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
          } catch (IllegalArgumentException e) {
            throw PeopleProblem.badNight(text);
          }
        });
  }

  static List<String> codes(Collection<ZoneId> zones) {
    return zones.stream().map(ZoneId::code).sorted().toList();
  }

  static OptionalLong version(@Nullable Long version) {
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** Nothing given is nothing chosen. */
  static <F, T> Set<T> each(@Nullable Collection<F> given, Function<F, T> one) {
    return given == null
        ? Set.of()
        : given.stream().map(one).collect(Collectors.toUnmodifiableSet());
  }

  /** The text, or an empty one where nothing was sent. */
  static String text(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }
}

package org.halte.web.api;

import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.base.geo.Box;
import org.halte.base.kernel.Night;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.OrganisationId;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.Selection;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Reads a selection from an address: {@code
 * from=2026-11-01&to=2026-11-23&zone=75118,75119&kind=squat_bati&state=actif&need=duvet&urgency=48h&status=review&bbox=2.2,48.8,2.5,48.9}.
 * Values of one kind are separated by commas or repeated; {@code period} is short for the nights:
 * {@code tonight}, {@code 7d}, {@code 30d}, {@code all}.
 */
@Component
class SelectionParams {

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})d");

  private final NightCalendar calendar;
  private final Territory territory;

  SelectionParams(NightCalendar calendar, Territory territory) {
    this.calendar = calendar;
    this.territory = territory;
  }

  /**
   * @throws ApiProblem when a value does not read
   */
  Selection read(MultiValueMap<String, String> params) {
    Optional<String> period = first(params, "period").filter(text -> !text.equals("all"));
    Set<ZoneId> zones = set(params, "zone", ZoneId::new);
    return new Selection(
        night(params, "from").or(() -> period.map(this::from)),
        night(params, "to"),
        territory.withInner(zones),
        set(params, "organisation", id -> new OrganisationId(UUID.fromString(id))),
        set(params, "kind", Function.identity()),
        set(params, "state", Function.identity()),
        set(params, "need", Function.identity()),
        set(params, "urgency", Function.identity()),
        set(params, "status", Function.identity()),
        set(params, "category", Function.identity()),
        first(params, "place").map(id -> value("place", id, UUID::fromString)),
        first(params, "bbox").map(text -> value("bbox", text, Box::parse)));
  }

  private Night from(String period) {
    if (period.equals("tonight")) {
      return calendar.tonight();
    }
    var days = DAYS.matcher(period);
    if (!days.matches()) {
      throw ApiProblem.badParameter("period", period);
    }
    return calendar.tonight().minus(Integer.parseInt(days.group(1)));
  }

  private static Optional<Night> night(MultiValueMap<String, String> params, String name) {
    return first(params, name).map(text -> value(name, text, Night::parse));
  }

  private static Optional<String> first(MultiValueMap<String, String> params, String name) {
    return Optional.ofNullable(params.getFirst(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static <T> Set<T> set(
      MultiValueMap<String, String> params, String name, Function<String, T> read) {
    List<String> values = params.getOrDefault(name, List.of());
    return values.stream()
        .flatMap(text -> Arrays.stream(COMMA.split(text, -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> value(name, text, read))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static <T> T value(String name, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw (ApiProblem) ApiProblem.badParameter(name, text).initCause(e);
    }
  }
}

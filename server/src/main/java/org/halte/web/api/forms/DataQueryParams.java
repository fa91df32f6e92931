package org.halte.web.api.forms;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.base.kernel.Night;
import org.halte.core.tables.Sort;
import org.halte.field.data.DataProblem;
import org.halte.field.data.DataQuery;
import org.springframework.util.MultiValueMap;

/**
 * Reads which reports are meant from an address: {@code
 * version=3&status=hold,ok&from=2026-11-01&to=2026-11-23&search=pont&filter=effectif ge
 * 10&linked=true&sort=-effectif}.
 */
final class DataQueryParams {

  private static final Pattern COMMA = Pattern.compile(",");

  private DataQueryParams() {}

  /** Throws DataProblem when a night does not read. */
  static DataQuery read(MultiValueMap<String, String> params) {
    return new DataQuery(
        first(params, "version"),
        set(params, "status"),
        night(params, "from"),
        night(params, "to"),
        first(params, "search").orElse(""),
        first(params, "filter").orElse(""),
        first(params, "linked").filter("true"::equals).isPresent(),
        first(params, "sort").map(Sort::parse).orElse(List.of()));
  }

  private static Optional<Night> night(MultiValueMap<String, String> params, String name) {
    return first(params, name)
        .map(text -> {
          try {
            return Night.parse(text);
          } catch (DateTimeException e) {
            throw (DataProblem) DataProblem.badOption(name, text, "2026-11-23").initCause(e);
          }
        });
  }

  private static Set<String> set(MultiValueMap<String, String> params, String name) {
    return params.getOrDefault(name, List.of()).stream()
        .flatMap(text -> Arrays.stream(COMMA.split(text, -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<String> first(MultiValueMap<String, String> params, String name) {
    return Optional.ofNullable(params.getFirst(name)).map(String::strip).filter(t -> !t.isEmpty());
  }
}

package org.halte.field.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.Night;
import org.halte.core.tables.Sort;

/**
 * Which reports of a form, in which order.
 *
 * @param version the version they were filled with
 * @param statuses codes of {@link org.halte.field.reports.facts.Status}; none for all but what was
 *     replaced
 * @param search a text that an answer or the author's or place's name must hold, whatever the case
 * @param filter over answers, as {@link org.halte.core.tables.FilterText} reads it
 * @param linked only what came by a link
 * @param sort by the key of a column or one of {@link Head}; none for the newest first
 */
public record DataQuery(
    Optional<String> version,
    Set<String> statuses,
    Optional<Night> from,
    Optional<Night> to,
    String search,
    String filter,
    boolean linked,
    List<Sort> sort) {

  /** Everything, the newest first. */
  public static final DataQuery ALL =
      new DataQuery(
          Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), "", "", false, List.of());

  public DataQuery {
    statuses = Set.copyOf(statuses);
    search = search.strip();
    filter = filter.strip();
    sort = List.copyOf(sort);
  }

  DataQuery withStatuses(Set<String> others) {
    return new DataQuery(version, others, from, to, search, filter, linked, sort);
  }

  /** How many reports it is about, of those that stand anywhere. */
  long countWanted(Map<String, Long> byStatus) {
    return byStatus.entrySet().stream()
        .filter(entry -> wants(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private boolean wants(String status) {
    return statuses.isEmpty()
        ? !status.equals("replaced")
        : statuses.contains("any") || statuses.contains(status);
  }

  /** Whether reports must be opened to tell which match, and in which order. */
  boolean asksAnswers() {
    return !search.isEmpty()
        || !filter.isEmpty()
        || linked
        || sort.stream().anyMatch(key -> !DataOrder.HEADS.contains(key.column()));
  }

  /** Whether it can be answered by the database alone. */
  boolean isPlain() {
    return search.isEmpty() && filter.isEmpty() && !linked && sort.isEmpty();
  }
}

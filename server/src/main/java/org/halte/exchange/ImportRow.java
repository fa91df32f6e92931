package org.halte.exchange;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.halte.base.geo.Position;

/**
 * One row, understood.
 *
 * @param key the row's own identity when the file gives one; "" otherwise
 * @param when local time; 20:00 when the file gives only a day; empty when it gives none
 * @param timed whether the file gave a time
 */
record ImportRow(
    ImportTable.SourceRow source,
    String key,
    String name,
    Optional<Position> position,
    Optional<LocalDateTime> when,
    boolean timed,
    Optional<String> kind,
    Optional<String> state,
    Optional<String> sensitivity,
    Optional<Visit> visit,
    String note) {

  /** What a row of past visits says beside where and when. */
  record Visit(
      String result,
      Optional<Integer> headcount,
      String quality,
      Optional<Integer> women,
      Optional<Integer> families,
      Optional<Integer> minors,
      List<Item> needs,
      List<Item> given) {
    Visit {
      needs = List.copyOf(needs);
      given = List.copyOf(given);
    }
  }

  /** Something needed or given. */
  record Item(String code, Optional<Integer> quantity) {}
}

package org.halte.cli.demo.story;

import java.time.ZoneId;
import java.util.List;
import org.halte.base.kernel.Night;

/**
 * Everything that happened, and everything that was told of it.
 *
 * @param last the last night; index 0 is {@code nights - 1} before it
 * @param places with their true lives
 * @param reports in the order in which Halte received them
 */
public record Story(
    long seed,
    Night last,
    int nights,
    ZoneId zone,
    Cast cast,
    List<Place> places,
    List<Eviction> evictions,
    List<Report> reports) {

  public Story {
    places = List.copyOf(places);
    evictions = List.copyOf(evictions);
    reports = List.copyOf(reports);
  }

  /** The night of an index. */
  public Night night(int index) {
    return last.minus(nights - 1 - index);
  }
}

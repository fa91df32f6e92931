package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;

/**
 * A place as one viewer may see it; what is closed to the viewer is empty. Field names are those of
 * the API.
 *
 * @param version how often it changed, for its own association; 0 for all others
 * @param precision {@code exact} or {@code district}
 * @param position the point, or the centre of its cell when shown by district
 * @param alert of the last visit: {@code 48h}, {@code vital} or that there is no alert
 * @param unseenNights since the last visit; empty when nobody was ever there
 * @param doubles places that may be the same
 */
public record PlaceCard(
    UUID id,
    long number,
    long version,
    Optional<String> name,
    Optional<String> kind,
    Optional<String> state,
    String sensitivity,
    Named organisation,
    Optional<String> zone,
    String precision,
    Optional<Position> position,
    Optional<LastVisit> lastVisit,
    Optional<Headcount> headcount,
    List<Need> needs,
    String alert,
    Optional<Long> unseenNights,
    List<UUID> doubles,
    boolean mayEdit) {

  public PlaceCard {
    needs = List.copyOf(needs);
    doubles = List.copyOf(doubles);
  }

  /**
   * The last visit that the viewer may know of.
   *
   * @param at when it began; the full hour for those who may not know exactly
   */
  public record LastVisit(
      String night, Instant at, Optional<String> result, String category, String organisation) {}

  /**
   * How many people, last heard.
   *
   * @param night in which; empty where only the number is shared
   * @param confirmed whether somebody counted within 14 days
   */
  public record Headcount(int value, String quality, Optional<String> night, boolean confirmed) {}

  /**
   * An open need.
   *
   * @param since when the visit began that opened it; the full hour for those who may not know
   *     exactly
   */
  public record Need(
      String item, Optional<String> urgency, Optional<Integer> quantity, Instant since) {}
}

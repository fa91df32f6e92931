package org.halte.cli.demo.story;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;

/**
 * A place with its true life, which no report knows exactly.
 *
 * @param kind the code of the shipped forms, e.g. {@code campement_tentes}
 * @param sensitivity {@code normale}, {@code haute} or {@code secrete}
 * @param owner the slug of the association that told Halte of it
 * @param crew the key of the team that found it
 * @param found index of the night in which it was told
 * @param cameFrom the place its people had been driven from
 * @param people how many are there in the evening of each night, 0 before it is born
 * @param turns when its state changed, oldest first
 */
public record Place(
    UUID id,
    String name,
    String kind,
    String sensitivity,
    String owner,
    String crew,
    Position position,
    String zone,
    int found,
    Optional<UUID> cameFrom,
    List<Integer> people,
    List<Turn> turns) {

  public Place {
    people = List.copyOf(people);
    turns = List.copyOf(turns);
  }

  /**
   * From this night on the place is in this state.
   *
   * @param night index of the night
   * @param state code of the shipped form: {@code actif}, {@code vide}, {@code expulse}
   */
  public record Turn(int night, String state) {}

  public boolean isSecret() {
    return sensitivity.equals("secrete");
  }

  public boolean isHigh() {
    return sensitivity.equals("haute");
  }

  /** The true state in the evening of a night. */
  public String stateOn(int night) {
    String state = "actif";
    for (Turn turn : turns) {
      if (turn.night() <= night) {
        state = turn.state();
      }
    }
    return state;
  }
}

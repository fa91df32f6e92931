package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.cli.demo.story.City.Spot;
import org.halte.cli.demo.story.Place.Turn;

/** A place while its life is being told, night after night. */
final class GrowingPlace {

  final UUID id;
  final Spot spot;
  final int born;
  final Optional<UUID> cameFrom;
  private final List<Integer> people = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private double size;
  private double target;
  private boolean fading;
  private boolean over;

  GrowingPlace(UUID id, Spot spot, int born, Optional<UUID> cameFrom, double size, double target) {
    this.id = id;
    this.spot = spot;
    this.born = born;
    this.cameFrom = cameFrom;
    this.size = size;
    this.target = target;
    for (int night = 0; night < born; night++) {
      people.add(0);
    }
    turns.add(new Turn(born, "actif"));
  }

  /** The evening comes: people arrive or leave, or the last ones go for good. */
  void live(int night, Dice dice) {
    if (people.size() > night) {
      return;
    }
    if (over) {
      people.add(0);
      return;
    }
    if (fading) {
      size = size * 0.86 - 0.5;
    } else {
      size += (target - size) * 0.05 + dice.bell() * Math.sqrt(Math.max(1, size)) * 0.25;
      size = Math.max(2, size);
    }
    int count = (int) Math.max(0, Math.round(size));
    people.add(count);
    if (count == 0) {
      over = true;
      turns.add(new Turn(night, "vide"));
    }
  }

  int peopleOn(int night) {
    return people.get(night);
  }

  boolean isAlive() {
    return !over;
  }

  void fade() {
    fading = true;
  }

  /** The place is cleared at the dawn that ends this night. */
  void clear(int night) {
    over = true;
    size = 0;
    turns.add(new Turn(night + 1, "expulse"));
  }

  /** People are back. */
  void reopen(int night, double count) {
    over = false;
    size = Math.max(2, count);
    turns.add(new Turn(night, "actif"));
  }

  /** People from elsewhere join. */
  void receive(double count) {
    size += count;
    target += count / 2;
  }

  List<Integer> people() {
    return people;
  }

  List<Turn> turns() {
    return turns;
  }
}

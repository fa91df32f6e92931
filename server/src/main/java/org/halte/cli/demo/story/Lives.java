package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.cli.demo.story.City.Spot;

/**
 * The true life of the city: places are born, grow, empty, are cleared; their people come back,
 * move on together, join others or are housed.
 */
final class Lives {

  static final int EVICTIONS = 40;
  private static final int AT_THE_START = 34;
  private static final int BORN_LATER = 8;
  private static final int FADING = 6;
  private static final int BIRTHS_UNTIL_END = 8;
  private static final int QUIET_NIGHTS = 3;

  private enum After {
    NEW_PLACE,
    RETURN,
    JOIN,
    HOUSED
  }

  private record Ordeal(String solution, After after) {}

  private record Homecoming(int night, GrowingPlace place, double people) {}

  private final Dice dice;
  private final int nights;
  private final List<Spot> free;
  private final List<GrowingPlace> places = new ArrayList<>();
  private final List<Eviction> evictions = new ArrayList<>();
  private final List<Homecoming> homecomings = new ArrayList<>();

  Lives(Dice dice, City city, int nights) {
    this.dice = dice;
    this.nights = nights;
    this.free = new ArrayList<>(city.spots());
  }

  /** Lives all nights through. */
  void unfold() {
    for (int i = 0; i < AT_THE_START; i++) {
      double target = target();
      born(0, Optional.empty(), takeSpot(), target * dice.between(0.5, 1.1), target);
    }
    List<Integer> births = nights(BORN_LATER, 4, nights - BIRTHS_UNTIL_END);
    List<Integer> fadings = nights(FADING, 10, nights - 2);
    List<Integer> ordealNights = nights(EVICTIONS, 4, nights - 1);
    List<Ordeal> ordeals = ordeals();
    for (int night = 0; night < nights; night++) {
      comeHome(night);
      for (int i = count(births, night); i > 0; i--) {
        born(night, Optional.empty(), takeSpot(), dice.between(3, 12), target());
      }
      for (int i = count(fadings, night); i > 0; i--) {
        smallest().ifPresent(GrowingPlace::fade);
      }
      for (GrowingPlace place : places) {
        place.live(night, dice);
      }
      for (int i = count(ordealNights, night); i > 0; i--) {
        evict(night, ordeals.removeLast());
      }
    }
    for (GrowingPlace place : places) {
      place.live(nights - 1, dice);
    }
  }

  List<GrowingPlace> places() {
    return List.copyOf(places);
  }

  List<Eviction> evictions() {
    return List.copyOf(evictions);
  }

  private void evict(int night, Ordeal ordeal) {
    GrowingPlace place = victim(night);
    int present = place.peopleOn(night);
    double shareHoused =
        switch (ordeal.solution()) {
          case "pour_tous" -> 1;
          case "partielle" -> dice.between(0.25, 0.6);
          default -> 0;
        };
    int housed = (int) Math.round(present * shareHoused);
    double rest = (present - housed) * dice.between(0.7, 0.95);
    place.clear(night);
    Optional<UUID> movedTo = Optional.empty();
    switch (ordeal.after()) {
      case NEW_PLACE -> {
        Spot near = takeSpotNear(place.spot);
        movedTo = Optional.of(born(night + 1, Optional.of(place.id), near, rest, target()).id);
      }
      case RETURN -> homecomings.add(new Homecoming(night + dice.between(2, 5), place, rest * 0.8));
      case JOIN -> movedTo = join(place, rest);
      case HOUSED -> {
        // Everybody was taken somewhere; the place stays empty.
      }
    }
    int tents = (int) Math.round(present * dice.between(0.2, 0.7));
    evictions.add(
        new Eviction(night, place.id, present, ordeal.solution(), housed, movedTo, tents));
  }

  private Optional<UUID> join(GrowingPlace from, double rest) {
    Optional<GrowingPlace> nearest =
        places.stream()
            .filter(p -> p.isAlive() && p != from)
            .min(Comparator.comparingDouble(p -> metres(p.spot, from.spot)));
    nearest.ifPresent(p -> p.receive(rest));
    return nearest.map(p -> p.id);
  }

  private void comeHome(int night) {
    for (Homecoming homecoming : homecomings) {
      if (homecoming.night() == night && !homecoming.place().isAlive()) {
        homecoming.place().reopen(night, homecoming.people());
      }
    }
  }

  private GrowingPlace victim(int night) {
    Map<GrowingPlace, Double> weights = new LinkedHashMap<>();
    for (GrowingPlace place : places) {
      if (place.isAlive() && place.born + QUIET_NIGHTS < night && place.peopleOn(night) > 4) {
        weights.put(place, (double) place.peopleOn(night));
      }
    }
    return dice.weighted(weights);
  }

  private Optional<GrowingPlace> smallest() {
    return places.stream()
        .filter(GrowingPlace::isAlive)
        .min(Comparator.comparingDouble(p -> p.people().getLast()));
  }

  private GrowingPlace born(
      int night, Optional<UUID> cameFrom, Spot spot, double size, double target) {
    GrowingPlace place =
        new GrowingPlace(dice.uuid(), spot, night, cameFrom, Math.max(2, size), target);
    places.add(place);
    return place;
  }

  private List<Ordeal> ordeals() {
    List<Ordeal> ordeals = new ArrayList<>();
    add(ordeals, 12, "aucune", After.NEW_PLACE);
    add(ordeals, 13, "aucune", After.RETURN);
    add(ordeals, 1, "aucune", After.JOIN);
    add(ordeals, 5, "partielle", After.NEW_PLACE);
    add(ordeals, 2, "partielle", After.RETURN);
    add(ordeals, 1, "partielle", After.JOIN);
    add(ordeals, 4, "pour_tous", After.HOUSED);
    add(ordeals, 1, "inconnue", After.NEW_PLACE);
    add(ordeals, 1, "inconnue", After.RETURN);
    dice.shuffle(ordeals);
    return ordeals;
  }

  private static void add(List<Ordeal> to, int times, String solution, After after) {
    for (int i = 0; i < times; i++) {
      to.add(new Ordeal(solution, after));
    }
  }

  private List<Integer> nights(int count, int from, int until) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Spread evenly with some chance, so that every stretch of the story has its share.
      double step = (double) (until - from) / count;
      chosen.add((int) (from + step * i + dice.between(0.0, step)));
    }
    return chosen;
  }

  private static int count(List<Integer> nights, int night) {
    return (int) nights.stream().filter(n -> n == night).count();
  }

  private double target() {
    return Math.clamp(Math.exp(3.7 + 0.9 * dice.bell()), 5, 220);
  }

  private Spot takeSpot() {
    return free.remove(dice.between(0, free.size() - 1));
  }

  private Spot takeSpotNear(Spot from) {
    List<Spot> near =
        free.stream().sorted(Comparator.comparingDouble(s -> metres(s, from))).limit(12).toList();
    Spot chosen = dice.pick(near);
    free.remove(chosen);
    return chosen;
  }

  private static double metres(Spot one, Spot other) {
    return one.position().distanceMetres(other.position());
  }
}

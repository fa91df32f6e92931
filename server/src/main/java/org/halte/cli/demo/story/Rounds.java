package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;

/**
 * Which team goes where on which night. Big places draw several associations on the same evening
 * (doubles), some are forgotten for nights on end (gaps).
 */
final class Rounds {

  /** A team stands at a place. */
  record Stop(int night, Association association, Crew crew, Place place) {}

  private static final int QUIET_STRETCHES = 34;
  private static final int SEEN_EMPTY_NIGHTS = 6;

  private final Dice dice;
  private final Cast cast;
  private final List<Place> places;
  private final Night first;
  private final int nights;
  private final Set<Quiet> quiet = new HashSet<>();
  private final Set<Taken> taken = new HashSet<>();

  private record Quiet(UUID place, int night) {}

  private record Taken(String crew, UUID place, int night) {}

  Rounds(Dice dice, Cast cast, List<Place> places, Night first, int nights) {
    this.dice = dice;
    this.cast = cast;
    this.places = places;
    this.first = first;
    this.nights = nights;
    for (int i = 0; i < QUIET_STRETCHES; i++) {
      // Every sixth stretch lasts to the end, so that there is a gap to be seen tonight.
      int length = dice.between(4, 9);
      int from = i % 6 == 0 ? nights - length : dice.between(0, nights - length);
      forget(dice.pick(places), from, length);
    }
  }

  private void forget(Place place, int from, int length) {
    for (int night = from; night < from + length; night++) {
      quiet.add(new Quiet(place.id(), night));
    }
  }

  /** So many stops, spread over all nights by each association's share. */
  List<Stop> plan(int wanted) {
    List<Stop> stops = new ArrayList<>();
    double owed = 0;
    for (int night = 0; night < nights; night++) {
      owed += (double) wanted / nights;
      int here = night == nights - 1 ? wanted - stops.size() : (int) (owed - stops.size());
      fill(night, here, stops);
    }
    // What the last night could not hold goes to any other night that can.
    for (int tries = 0; stops.size() < wanted && tries < wanted * 10; tries++) {
      fill(dice.between(0, nights - 2), 1, stops);
    }
    if (stops.size() != wanted) {
      throw new IllegalStateException("the city is too small for " + wanted + " visits");
    }
    return stops;
  }

  private void fill(int night, int count, List<Stop> stops) {
    int misses = 0;
    for (int made = 0; made < count && misses < count + 20; ) {
      Association association = dice.weighted(shares());
      Optional<Stop> stop = stop(night, association);
      stop.ifPresent(stops::add);
      made += stop.isPresent() ? 1 : 0;
      misses += stop.isPresent() ? 0 : 1;
    }
  }

  private Optional<Stop> stop(int night, Association association) {
    List<Crew> out = onDuty(association, night);
    if (out.isEmpty()) {
      return Optional.empty();
    }
    Crew crew = dice.pick(out);
    Map<Place, Double> candidates = candidates(association, crew, night);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Place place = dice.weighted(candidates);
    taken.add(new Taken(crew.key(), place.id(), night));
    return Optional.of(new Stop(night, association, crew, place));
  }

  private Map<Place, Double> candidates(Association association, Crew crew, int night) {
    Map<Place, Double> weights = new LinkedHashMap<>();
    for (Place place : places) {
      if (mayGo(association, crew, place, night)
          && !quiet.contains(new Quiet(place.id(), night))
          && !taken.contains(new Taken(crew.key(), place.id(), night))) {
        weights.put(place, appeal(place, night));
      }
    }
    return weights;
  }

  private boolean mayGo(Association association, Crew crew, Place place, int night) {
    boolean own = place.owner().equals(association.slug());
    boolean shared = cast.coordinate(association.slug(), place.owner()) && isOrdinary(place);
    // An agreement shows a sensitive place a day late; none is visited on the last night, so that
    // what a coordinator sees does not depend on the hour at which the demonstration is started.
    boolean late = place.isHigh() && night == nights - 1;
    boolean insider = !place.isSecret() || place.crew().equals(crew.key());
    return (own || shared)
        && insider
        && !late
        && night > place.found()
        && crew.zones().contains(place.zone())
        && isWorthGoing(place, night);
  }

  private static boolean isOrdinary(Place place) {
    return !place.isSecret() && !place.isHigh();
  }

  /** There are people, or there were until lately and nobody may know that they have gone. */
  private static boolean isWorthGoing(Place place, int night) {
    for (int back = 0; back <= SEEN_EMPTY_NIGHTS && night - back >= 0; back++) {
      if (place.people().get(night - back) > 0) {
        return true;
      }
    }
    return false;
  }

  private double appeal(Place place, int night) {
    double people = Math.max(1, place.people().get(night));
    return Math.pow(people, 0.6);
  }

  private List<Crew> onDuty(Association association, int night) {
    var day = first.plus(night).date().getDayOfWeek();
    return association.crews().stream()
        .filter(crew -> crew.nights().isEmpty() || crew.nights().contains(day))
        .toList();
  }

  private Map<Association, Double> shares() {
    Map<Association, Double> shares = new LinkedHashMap<>();
    cast.associations().forEach(a -> shares.put(a, a.share()));
    return shares;
  }
}

package org.halte.cli.demo.story;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;
import org.halte.cli.demo.story.Rounds.Stop;

/** Tells a whole story from a seed and a last night; the same two always tell the same story. */
public final class Simulator {

  /** How long the story is. */
  public static final int NIGHTS = 120;

  /** How many visits it holds by the definition of domain figures, hand-outs among them. */
  public static final int VISITS = 6_000;

  private static final int SECRET = 3;
  private static final int HIGH = 6;

  private final Dice dice;
  private final long seed;
  private final Night last;
  private final ZoneId zone;

  private Simulator(long seed, Night last, ZoneId zone) {
    this.dice = new Dice(seed);
    this.seed = seed;
    this.last = last;
    this.zone = zone;
  }

  /**
   * Tells the story.
   *
   * @param last the last night of the story
   * @param zone where noon is
   */
  public static Story run(long seed, Night last, ZoneId zone) {
    return new Simulator(seed, last, zone).run();
  }

  private Story run() {
    Cast cast = Casting.cast();
    City city = City.read(dice.of("city"));
    Lives lives = new Lives(dice.of("lives"), city, NIGHTS);
    lives.unfold();
    List<Place> places = places(lives.places(), cast);
    Night first = last.minus(NIGHTS - 1);
    List<Stop> stops = new Rounds(dice.of("rounds"), cast, places, first, NIGHTS).plan(VISITS);
    Dice hours = dice.of("hours");
    List<Report> reports =
        new Telling(dice.of("telling"), cast, places)
            .tell(
                NIGHTS,
                n -> new Evening(hours, n, first.plus(n), n == NIGHTS - 1, zone),
                stops,
                lives.evictions());
    return new Story(seed, last, NIGHTS, zone, cast, places, lives.evictions(), reports);
  }

  private List<Place> places(List<GrowingPlace> grown, Cast cast) {
    Dice part = dice.of("places");
    Naming naming = new Naming(part);
    List<String> sensitivities = sensitivities(grown.size(), part);
    List<Place> places = new ArrayList<>();
    for (GrowingPlace place : grown) {
      Association owner = owner(cast, place, part);
      int found = Math.min(place.born + part.between(0, 2), NIGHTS - 1);
      places.add(
          new Place(
              place.id,
              naming.name(place.spot.setting()),
              naming.kind(place.spot.setting()),
              sensitivities.get(places.size()),
              owner.slug(),
              part.pick(crews(owner, place)).key(),
              place.spot.position(),
              place.spot.zone(),
              found,
              place.cameFrom,
              place.people(),
              place.turns()));
    }
    return places;
  }

  private static Association owner(Cast cast, GrowingPlace place, Dice part) {
    Map<Association, Double> near = new LinkedHashMap<>();
    for (Association association : cast.associations()) {
      if (!crews(association, place).isEmpty()) {
        near.put(association, association.finds());
      }
    }
    return part.weighted(near);
  }

  private static List<Crew> crews(Association association, GrowingPlace place) {
    return association.crews().stream()
        .filter(crew -> crew.zones().contains(place.spot.zone()))
        .toList();
  }

  private static List<String> sensitivities(int count, Dice part) {
    List<String> sensitivities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sensitivities.add(i < SECRET ? "secrete" : i < SECRET + HIGH ? "haute" : "normale");
    }
    part.shuffle(sensitivities);
    return sensitivities;
  }
}

package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Description;
import org.halte.cli.demo.story.Report.Given;
import org.halte.cli.demo.story.Report.Header;
import org.halte.cli.demo.story.Report.Need;
import org.halte.cli.demo.story.Report.Visit;
import org.halte.cli.demo.story.Rounds.Stop;

/** What teams tell of what is: never quite the truth, sometimes nothing, sometimes twice. */
final class Telling {

  private static final double HAND_OUT = 0.033;
  private static final double TWICE = 0.007;
  private static final double DID_NOT_GO = 0.025;
  private static final double FLAWED = 0.008;
  private static final List<String> NOTES =
      List.of(
          "Plusieurs tentes mouillées, revenir avec des bâches.",
          "Ambiance calme, thé partagé.",
          "Le groupe demande des horaires d'accueil de jour.",
          "Accès par le petit escalier, prudence la nuit.",
          "Deux personnes très fatiguées, orienter vers une consultation.",
          "Personne dehors ce soir à cause de la pluie.",
          "Besoin d'un interprète pachto la prochaine fois.",
          "Beaucoup de nouveaux arrivants depuis hier.");

  private final Dice dice;
  private final Cast cast;
  private final Map<UUID, Place> places = new LinkedHashMap<>();
  private final Map<UUID, Wants> wants = new HashMap<>();
  private final List<Report> told = new ArrayList<>();

  Telling(Dice dice, Cast cast, List<Place> places) {
    this.dice = dice;
    this.cast = cast;
    for (Place place : places) {
      this.places.put(place.id(), place);
      wants.put(place.id(), new Wants(dice));
    }
  }

  /** All reports in the order in which they are received. */
  List<Report> tell(
      int nights, IntFunction<Evening> evenings, List<Stop> stops, List<Eviction> evictions) {
    for (int n = 0; n < nights; n++) {
      int night = n;
      Evening evening = evenings.apply(night);
      for (Place place : places.values()) {
        wants(place).arise(place.people().get(night));
        if (place.found() == night) {
          told.add(description(evening, place));
        }
      }
      stops.stream().filter(stop -> stop.night() == night).forEach(s -> visit(evening, s));
      evictions.stream().filter(e -> e.night() == night).forEach(e -> clear(evening, e));
    }
    told.sort(Comparator.comparing(report -> report.header().receivedAt()));
    return told;
  }

  private Description description(Evening evening, Place place) {
    Association owner = cast.getAssociation(place.owner());
    Crew crew = crew(owner, place);
    return new Description(evening.next("lieu", owner, crew, place.id()), place);
  }

  private void visit(Evening evening, Stop stop) {
    Place place = stop.place();
    int people = place.people().get(stop.night());
    boolean handOut = people > 0 && dice.chance(HAND_OUT);
    String form = handOut ? "distribution" : "passage";
    Header header = evening.next(form, stop.association(), stop.crew(), place.id());
    Visit visit = handOut ? handOut(header, people) : met(header, people);
    told.add(visit);
    if (dice.chance(TWICE)) {
      told.add(copy(visit, evening.again(header)));
    }
    if (dice.chance(DID_NOT_GO)) {
      Header other = evening.next("passage", stop.association(), stop.crew(), place.id());
      told.add(nothing(other, "pas_passe", Optional.empty()));
    }
  }

  private Visit met(Header header, int people) {
    if (people == 0) {
      wants(header.place()).forget();
      return nothing(header, "personne", Optional.of(0));
    }
    String result = result();
    if (!result.equals("rencontre")) {
      return nothing(header, result, Optional.empty());
    }
    String quality = quality();
    int count = count(people, quality);
    Wants here = wants(header.place());
    List<Need> needs = here.tell();
    List<Given> given = dice.chance(0.55) ? here.give(people) : List.of();
    return new Visit(
        header,
        result,
        Optional.of(count),
        quality,
        part(count, 0.10),
        part(count, 0.05),
        part(count, 0.08),
        needs,
        given,
        alert(),
        dice.chance(0.12) ? Optional.of(dice.pick(NOTES)) : Optional.empty(),
        dice.chance(FLAWED),
        false);
  }

  private Visit handOut(Header header, int people) {
    int served = Math.max(1, (int) Math.round(people * dice.between(0.5, 1.0)));
    List<Given> given = new ArrayList<>();
    given.add(new Given("repas", served));
    if (dice.chance(0.5)) {
      given.add(new Given("eau", served));
    }
    return new Visit(
        header,
        "rencontre",
        Optional.of(served),
        "compte",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        given,
        "none",
        Optional.empty(),
        false,
        false);
  }

  private static Visit nothing(Header header, String result, Optional<Integer> headcount) {
    return new Visit(
        header,
        result,
        headcount,
        headcount.isPresent() ? "compte" : "estime",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        "none",
        Optional.empty(),
        false,
        false);
  }

  private static Visit copy(Visit v, Header header) {
    return new Visit(
        header,
        v.result(),
        v.headcount(),
        v.quality(),
        v.women(),
        v.families(),
        v.minorsAlone(),
        v.needs(),
        List.of(),
        v.alert(),
        Optional.empty(),
        false,
        true);
  }

  private void clear(Evening evening, Eviction eviction) {
    Place place = places.get(eviction.place());
    if (place == null) {
      throw new IllegalStateException("an eviction of no place");
    }
    Association owner = cast.getAssociation(place.owner());
    Header header = evening.atDawn("expulsion", owner, crew(owner, place), place.id());
    boolean hindered = dice.chance(0.3);
    String quality = hindered ? "au_moins" : "estime";
    String source = hindered ? "temoins" : "observee";
    told.add(new Clearance(header, eviction, count(eviction.present(), quality), quality, source));
  }

  private static Crew crew(Association owner, Place place) {
    return owner.crews().stream()
        .filter(crew -> crew.key().equals(place.crew()))
        .findFirst()
        .orElseThrow();
  }

  private Wants wants(Place place) {
    return wants(place.id());
  }

  private Wants wants(UUID place) {
    return wants.computeIfAbsent(place, id -> new Wants(dice));
  }

  private int count(int people, String quality) {
    double seen =
        switch (quality) {
          case "compte" -> people + dice.between(-1, 1);
          case "estime" -> fives(people * dice.between(0.85, 1.15));
          case "au_moins" -> people * dice.between(0.6, 0.9);
          default -> fives(people * dice.between(0.6, 1.6));
        };
    return (int) Math.max(1, Math.round(seen));
  }

  private static double fives(double number) {
    return number < 12 ? number : Math.round(number / 5) * 5;
  }

  private Optional<Integer> part(int count, double share) {
    int part = (int) Math.round(count * share * dice.between(0.4, 1.6));
    return part > 0 && dice.chance(0.6) ? Optional.of(part) : Optional.empty();
  }

  private String result() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("rencontre", 90);
    weights.put("inaccessible", 4);
    weights.put("refus", 3);
    weights.put("interdit_par_police", 3);
    return dice.weighted(weights);
  }

  private String quality() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("compte", 48);
    weights.put("estime", 38);
    weights.put("au_moins", 8);
    weights.put("oui_dire", 6);
    return dice.weighted(weights);
  }

  private String alert() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("none", 960);
    weights.put("48h", 33);
    weights.put("vitale", 7);
    return dice.weighted(weights);
  }
}

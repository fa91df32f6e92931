package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.cli.demo.story.Report.Given;
import org.halte.cli.demo.story.Report.Need;

/**
 * What the people of one place lack. Wants arise by chance, are told by some visits, and end when a
 * visit gives enough.
 */
final class Wants {

  private static final int AT_MOST = 5;
  private static final int TOLD_AT_ONCE = 4;
  private static final Map<String, Integer> ITEMS = items();

  private final Dice dice;
  private final Map<String, Need> open = new LinkedHashMap<>();

  Wants(Dice dice) {
    this.dice = dice;
  }

  /** A night passes at a place of so many people. */
  void arise(int people) {
    if (people > 0 && open.size() < AT_MOST && dice.chance(0.25)) {
      String item = dice.weighted(ITEMS);
      int quantity = Math.max(1, (int) Math.round(people * dice.between(0.08, 0.4)));
      open.putIfAbsent(item, new Need(item, quantity, urgency()));
    }
  }

  /** What a team hears of it, the most urgent first. */
  List<Need> tell() {
    List<Need> told = new ArrayList<>();
    for (Need need : open.values()) {
      if (told.size() < TOLD_AT_ONCE && dice.chance(0.7)) {
        told.add(need);
      }
    }
    told.sort(java.util.Comparator.comparingInt(need -> rank(need.urgency())));
    return told;
  }

  /** What a team gives: often what was asked, seldom all of it, sometimes soup for all. */
  List<Given> give(int people) {
    List<Given> given = new ArrayList<>();
    for (Need need : List.copyOf(open.values())) {
      if (dice.chance(0.12)) {
        given.add(new Given(need.item(), need.quantity()));
        open.remove(need.item());
      } else if (dice.chance(0.12)) {
        given.add(new Given(need.item(), Math.max(1, need.quantity() / 3)));
      }
    }
    boolean soup = dice.chance(0.3) && given.stream().noneMatch(g -> g.item().equals("repas"));
    if (soup && people > 0) {
      given.add(new Given("repas", people));
    }
    return given;
  }

  /** The people are gone, and with them what they asked for. */
  void forget() {
    open.clear();
  }

  private String urgency() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("semaine", 6);
    weights.put("48h", 3);
    weights.put("vitale", 1);
    return dice.weighted(weights);
  }

  private static int rank(String urgency) {
    return List.of("vitale", "48h", "semaine").indexOf(urgency);
  }

  private static Map<String, Integer> items() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("tente", 10);
    weights.put("duvet", 12);
    weights.put("couverture", 12);
    weights.put("bache", 6);
    weights.put("vetements", 8);
    weights.put("chaussures", 7);
    weights.put("repas", 9);
    weights.put("eau", 7);
    weights.put("hygiene", 6);
    weights.put("hygiene_menstruelle", 3);
    weights.put("couches", 2);
    weights.put("recharge_tel", 4);
    weights.put("soins", 6);
    weights.put("juridique", 4);
    weights.put("hebergement", 5);
    weights.put("interprete", 2);
    return weights;
  }
}

package org.halte.exchange;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.exchange.FormFiller.Filling;
import org.halte.exchange.FormFiller.NewEntity;
import org.halte.exchange.ImportPlan.NewPlace;
import org.halte.exchange.ImportPlan.NewVisit;
import org.halte.exchange.ImportRow.Item;
import org.halte.exchange.ImportRow.Visit;

/** Rows as filled forms {@code lieu} and {@code passage}; the same row always gives the same. */
final class ImportForms {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  private final FormFiller lieu;
  private final FormFiller passage;
  private final ZoneId zone;

  ImportForms(FormFiller lieu, FormFiller passage, ZoneId zone) {
    this.lieu = lieu;
    this.passage = passage;
    this.zone = zone;
  }

  byte[] xml(NewPlace place) {
    Map<String, String> answers = new HashMap<>();
    ImportRow row = place.row();
    row.when().ifPresent(when -> answers.put("debut", moment(when)));
    answers.put("nom", place.name());
    answers.put("point", place.position().lat() + " " + place.position().lon() + " 0 0");
    answers.put("type", row.kind().orElse("autre"));
    answers.put("statut", row.state().orElse(row.visit().isPresent() ? "a_verifier" : "actif"));
    answers.put("sensibilite", row.sensitivity().orElse("normale"));
    boolean described = row.visit().isEmpty() && !row.note().isEmpty();
    answers.put("voir_plus", described ? "oui" : "non");
    if (described) {
      // The form's own place for free words about a place is how to get there.
      answers.put("acces", row.note());
    }
    return lieu.fill(
        new Filling(
            place.id(), answers, Map.of(), Optional.of(new NewEntity(place.id(), place.name()))));
  }

  byte[] xml(NewVisit imported) {
    ImportRow row = imported.row();
    Visit visit = row.visit().orElseThrow();
    Map<String, String> answers = new HashMap<>();
    row.when().ifPresent(when -> answers.put("debut", moment(when)));
    answers.put("lieu", imported.place().toString());
    answers.put("resultat", visit.result());
    boolean met = visit.result().equals("rencontre");
    if (met || visit.result().equals("refus")) {
      put(answers, "effectif", visit.headcount());
      visit.headcount().ifPresent(n -> answers.put("qualite", visit.quality()));
      answers.put("besoins", codes(visit.needs()));
    }
    if (met) {
      put(answers, "femmes_seules", visit.women());
      put(answers, "familles", visit.families());
      put(answers, "mna", visit.minors());
      answers.put("donne", codes(visit.given()));
    }
    if (!visit.result().equals("pas_passe")) {
      answers.put("alerte", "aucune");
      answers.put("expulsion_signalee", "non");
    }
    if (!row.note().isEmpty()) {
      answers.put("note", row.note());
    }
    boolean counted = met && hasQuantity(visit);
    answers.put("voir_plus", counted ? "oui" : "non");
    Map<String, List<Map<String, String>>> turns =
        counted
            ? Map.of(
                "besoins_detail", turns(visit.needs(), "besoin_article", "besoin_quantite"),
                "donne_detail", turns(visit.given(), "donne_article", "donne_quantite"))
            : Map.of();
    return passage.fill(new Filling(imported.id(), answers, turns, Optional.empty()));
  }

  private static boolean hasQuantity(Visit visit) {
    return visit.needs().stream().anyMatch(item -> item.quantity().isPresent())
        || visit.given().stream().anyMatch(item -> item.quantity().isPresent());
  }

  private static List<Map<String, String>> turns(List<Item> items, String code, String quantity) {
    return items.stream()
        .map(item -> {
          Map<String, String> turn = new HashMap<>();
          turn.put(code, item.code());
          item.quantity().ifPresent(n -> turn.put(quantity, n.toString()));
          return Map.copyOf(turn);
        })
        .toList();
  }

  private static String codes(List<Item> items) {
    return String.join(" ", items.stream().map(Item::code).toList());
  }

  private static void put(Map<String, String> answers, String name, Optional<Integer> value) {
    value.ifPresent(number -> answers.put(name, number.toString()));
  }

  private String moment(LocalDateTime when) {
    return MOMENT.format(when.atZone(zone));
  }
}

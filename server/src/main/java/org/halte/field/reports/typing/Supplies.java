package org.halte.field.reports.typing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.field.reports.facts.GivenLine;
import org.halte.field.reports.facts.NeedLine;

/**
 * What is needed and what was given. The short form ticks items and marks the most urgent one; the
 * long form adds quantities and urgencies, one turn of a repeat per item. The turn says more, so it
 * wins over the tick.
 */
final class Supplies {

  private static final String URGENT = "48h";
  private static final int LONGEST_CODE = 64;

  private final Questions questions;

  Supplies(Questions questions) {
    this.questions = questions;
  }

  List<NeedLine> needs() {
    Map<String, NeedLine> needs = new LinkedHashMap<>();
    Optional<String> urgent = questions.text("besoin_urgent", "#need+priority").map(Supplies::code);
    for (String item : questions.choices("besoins", "#need", "#need+item")) {
      put(needs, item, Optional.empty(), Optional.empty());
    }
    for (Answer.Group turn : questions.turns("besoins", "besoins_detail", "besoin_detail")) {
      first(turn, "besoin_article", "besoin", "article", "item")
          .ifPresent(item -> put(needs, item, quantity(turn), urgency(turn)));
    }
    urgent
        .filter(item -> !item.isEmpty())
        .ifPresent(item -> {
          NeedLine said = needs.get(item);
          Optional<Integer> quantity = said == null ? Optional.empty() : said.quantity();
          Optional<String> urgency = said == null ? Optional.empty() : said.urgency();
          put(needs, item, quantity, urgency.or(() -> Optional.of(URGENT)));
        });
    needs.remove("aucun");
    return List.copyOf(needs.values());
  }

  List<GivenLine> given() {
    Map<String, GivenLine> given = new LinkedHashMap<>();
    for (String item : questions.choices("donne", "#reached", "#reached+item")) {
      give(given, item, Optional.empty());
    }
    for (Answer.Group turn : questions.turns("donne", "donne_detail", "articles", "distribue")) {
      first(turn, "donne_article", "article", "item", "donne")
          .ifPresent(item -> give(given, item, quantity(turn)));
    }
    given.remove("rien");
    given.remove("aucun");
    return List.copyOf(given.values());
  }

  private static void put(
      Map<String, NeedLine> needs,
      String item,
      Optional<Integer> quantity,
      Optional<String> urgency) {
    String code = code(item);
    if (!code.isEmpty()) {
      needs.put(code, new NeedLine(code, quantity, urgency));
    }
  }

  private static void give(Map<String, GivenLine> given, String item, Optional<Integer> quantity) {
    String code = code(item);
    if (!code.isEmpty()) {
      given.put(code, new GivenLine(code, quantity));
    }
  }

  private Optional<String> urgency(Answer.Group turn) {
    return first(turn, "besoin_urgence", "urgence").map(Supplies::code);
  }

  private Optional<Integer> quantity(Answer.Group turn) {
    return questions
        .textIn(turn, "quantite", "donne_quantite", "besoin_quantite")
        .flatMap(AnswerTypes::toInt)
        .filter(n -> n >= 0);
  }

  private Optional<String> first(Answer.Group turn, String... names) {
    return questions.textIn(turn, names);
  }

  private static String code(String text) {
    String code = text.strip().toLowerCase(Locale.ROOT);
    return code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
  }
}

package org.halte.field.reports.typing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.history.VersionQuestion;

/** Which figure a question feeds, for who is about to change it. */
public final class FigureNames {

  static final String[] RESULT = {"resultat", "#status+visit"};
  static final String[] HEADCOUNT = {
    "effectif", "personnes", "personnes_servies", "#affected", "#reached+people"
  };
  static final String[] QUALITY = {
    "qualite", "effectif_qualite", "#affected+quality", "#reached+quality"
  };
  static final String[] WOMEN = {"femmes_seules", "femmes", "#affected+f+adult", "#affected+f"};
  static final String[] FAMILIES = {"familles", "#affected+hh", "#affected+families"};
  static final String[] MINORS = {
    "mna", "#affected+children+unaccompanied", "#affected+minors+unaccompanied"
  };

  private static final Map<String, List<String>> FIGURES = figures();

  private FigureNames() {}

  private static Map<String, List<String>> figures() {
    Map<String, List<String>> figures = new LinkedHashMap<>();
    figures.put("result", List.of(RESULT));
    figures.put("headcount", List.of(HEADCOUNT));
    figures.put("quality", List.of(QUALITY));
    figures.put("women", List.of(WOMEN));
    figures.put("families", List.of(FAMILIES));
    figures.put("minors", List.of(MINORS));
    figures.put("needs", List.of("besoins", "besoin_urgent", "#need", "#need+item"));
    figures.put("given", List.of("donne", "#reached", "#reached+item"));
    figures.put("alert", List.of("alerte", "#severity"));
    figures.put("place", List.of("lieu", "nouveau_point", "point", "#loc+id", "#geo"));
    figures.put("eviction", List.of("solution_proposee", "#event+eviction+solution"));
    return figures;
  }

  /** The figure that answers to this question go into, if any. */
  public static Optional<String> of(VersionQuestion question) {
    return FIGURES.entrySet().stream()
        .filter(figure ->
            figure.getValue().contains(question.name())
                || figure.getValue().contains(question.hxl()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

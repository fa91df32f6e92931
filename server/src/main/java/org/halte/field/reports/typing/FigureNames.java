package org.halte.field.reports.typing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.history.VersionQuestion;

/** Which figure a question feeds, for who is about to change it. */
public final class FigureNames {

  private static final Map<String, List<String>> FIGURES = figures();

  private FigureNames() {}

  private static Map<String, List<String>> figures() {
    Map<String, List<String>> figures = new LinkedHashMap<>();
    figures.put("result", List.of("resultat", "#status+visit"));
    figures.put(
        "headcount",
        List.of("effectif", "personnes", "personnes_servies", "#affected", "#reached+people"));
    figures.put("quality", List.of("qualite", "effectif_qualite", "#affected+quality"));
    figures.put("women", List.of("femmes_seules", "femmes", "#affected+f+adult", "#affected+f"));
    figures.put("families", List.of("familles", "#affected+hh", "#affected+families"));
    figures.put("minors", List.of("mna", "#affected+children+unaccompanied"));
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

package org.halte.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column can be, with the words by which people call it in French, English or KML. */
public enum ImportField {
  ID("id identifiant ref reference numero code uuid n"),
  NAME("nom lieu place site campement intitule libelle name title nom_du_lieu nom_usage titre"),
  LATITUDE("lat latitude y lat_wgs84 coord_y"),
  LONGITUDE("lon lng long longitude x lon_wgs84 coord_x"),
  POSITION(
      "position coordonnees coordinates gps wkt geom geometrie geometry point localisation"
          + " coordonnees_gps latlon lat_lon location"),
  ADDRESS("adresse address rue voie"),
  KIND("type nature categorie kind type_de_lieu type_lieu", ImportKind.PLACES),
  STATE("statut etat state status situation", ImportKind.PLACES),
  SENSITIVITY("sensibilite confidentialite sensitivity", ImportKind.PLACES),
  DATE("date jour nuit date_passage date_de_passage vu_le date_maraude date_de_la_maraude night"),
  TIME("heure horaire time h heure_debut debut", ImportKind.VISITS),
  RESULT("resultat result issue", ImportKind.VISITS),
  HEADCOUNT(
      "effectif personnes nb_personnes nombre_de_personnes nb nombre total rencontrees people"
          + " headcount nb_pers pers personnes_rencontrees personnes_vues",
      ImportKind.VISITS),
  QUALITY("qualite fiabilite quality", ImportKind.VISITS),
  WOMEN("femmes nb_femmes women femmes_seules", ImportKind.VISITS),
  FAMILIES("familles nb_familles families", ImportKind.VISITS),
  MINORS("mna mineurs mineurs_isoles minors nb_mna mineurs_seuls", ImportKind.VISITS),
  NEEDS("besoins besoin needs demandes demande", ImportKind.VISITS),
  GIVEN("donne distribue distribution given dons remis", ImportKind.VISITS),
  NOTE("note notes commentaire commentaires remarque remarques observations description");

  private final String words;
  private final @Nullable ImportKind only;

  ImportField(String words) {
    this.words = words;
    this.only = null;
  }

  ImportField(String words, ImportKind only) {
    this.words = words;
    this.only = only;
  }

  /** As the API and the command write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isOf(ImportKind kind) {
    return only == null || only == kind;
  }

  /** How well a heading, already made {@link Plain#words plain}, fits: 0 not at all, 3 exactly. */
  int fit(String heading) {
    int best = 0;
    for (String word : words.split(" ", -1)) {
      if (word.equals(heading)) {
        return 3;
      }
      if (word.length() > 2 && (heading.startsWith(word + "_") || heading.endsWith("_" + word))) {
        best = 2;
      } else if (best == 0 && word.length() > 3 && heading.contains("_" + word + "_")) {
        best = 1;
      }
    }
    return best;
  }

  /** The fields that rows of this kind may have, in the order a person fills them. */
  static List<ImportField> listOf(ImportKind kind) {
    return Arrays.stream(values()).filter(field -> field.isOf(kind)).toList();
  }

  /** Reads {@link #wire()}; throws {@link ImportProblem} when rows of this kind have no such. */
  static ImportField fromWire(String text, ImportKind kind) {
    return listOf(kind).stream()
        .filter(field -> field.wire().equals(text))
        .findFirst()
        .orElseThrow(() -> ImportProblem.unknownField(text));
  }
}

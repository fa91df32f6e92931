package org.halte.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The codes of the shipped forms, found by the words people write for them. */
final class Codes {

  private static final Pattern SEPARATORS = Pattern.compile("[,;/+|\\n]| et ");

  static final Codes KIND =
      new Codes(
          "campement_tentes: campement tente tentes camp",
          "bidonville_cabanes: bidonville cabane cabanes baraque",
          "squat_bati: squat bati immeuble batiment",
          "pont_tunnel: pont tunnel echangeur",
          "gare_metro: gare metro rer station",
          "vehicules: vehicule vehicules voiture voitures camion camions",
          "parc_bois: parc bois jardin square foret",
          "voie_publique_diffus: rue voie trottoir diffus point",
          "autre: autre divers");
  static final Codes STATE =
      new Codes(
          "actif: actif active occupe ouvert oui",
          "incertain: incertain doute",
          "vide: vide inoccupe abandonne",
          "expulse: expulse evacue demantele",
          "ferme: ferme clos termine non",
          "a_verifier: verifier controler");
  static final Codes SENSITIVITY =
      new Codes(
          "normale: normale normal faible standard",
          "haute: haute haut elevee sensible forte",
          "secrete: secrete secret confidentiel confidentielle");
  static final Codes RESULT =
      new Codes(
          "pas_passe: pas_passe annule",
          "interdit_par_police: interdit police",
          "inaccessible: inaccessible ferme",
          "refus: refus refuse",
          "personne: personne vide absent absents",
          "rencontre: rencontre rencontres vu vus ok oui present presents");
  static final Codes QUALITY =
      new Codes(
          "au_moins: moins minimum min",
          "oui_dire: dire rapporte temoin temoins",
          "compte: compte comptes exact precis",
          "estime: estime estimation environ approx");
  static final Codes ITEM =
      new Codes(
          "hygiene_menstruelle: menstruelle menstruelles serviettes protections",
          "tente: tente tentes",
          "bache: bache baches",
          "duvet: duvet duvets couchage",
          "couverture: couverture couvertures plaid",
          "matelas: matelas tapis",
          "chaussures: chaussure chaussures",
          "vetements: vetement vetements habits gants bonnet bonnets chaussettes manteau manteaux",
          "repas: repas nourriture manger soupe alimentaire",
          "eau: eau boisson boissons",
          "hygiene: hygiene savon douche",
          "couches: couche couches bebe",
          "bois_chauffe: bois chauffage",
          "recharge_tel: recharge batterie telephone",
          "carte_sim: sim",
          "soins: soin soins medical medecin sante",
          "psy: psy psychologique",
          "juridique: juridique droit droits asile",
          "mineur: mineur mineurs",
          "hebergement: hebergement logement 115 abri",
          "transport: transport ticket tickets",
          "interprete: interprete traduction",
          "scolarisation: ecole scolarisation");

  private final Map<String, String> byWord = new LinkedHashMap<>();

  private Codes(String... lines) {
    for (String line : lines) {
      String code = line.substring(0, line.indexOf(':'));
      byWord.put(code, code);
      for (String word : line.substring(line.indexOf(':') + 2).split(" ", -1)) {
        byWord.putIfAbsent(word, code);
      }
    }
  }

  /** The code that the text is, or that one of its words stands for. */
  Optional<String> find(String text) {
    String plain = Plain.words(text);
    if (byWord.containsKey(plain)) {
      return Optional.ofNullable(byWord.get(plain));
    }
    String around = "_" + plain + "_";
    return byWord.entrySet().stream()
        .filter(entry -> around.contains("_" + entry.getKey() + "_"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The parts of an enumeration that are not blank: {@code "tentes, 3 duvets"}. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : SEPARATORS.split(text, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}

package org.halte.bench;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many reports of the shipped form <em>passage</em>, each like none of the others and each the same
 * whenever it is written again: number 17 is always number 17. Some tell of a {@link #RARE} thing,
 * so that what a search must find is known beforehand.
 */
final class PassageReports {

  /** What every five hundredth note holds, and nothing else does. */
  static final String RARE = "tamaris";

  private static final int RARE_EVERY = 500;
  private static final int MINUTES_APART = 7;
  private static final List<String> NEEDS =
      List.of("tente", "bache", "duvet", "couverture", "repas", "eau", "hygiene", "soins");
  private static final List<String> NOTES =
      List.of(
          "Le groupe est passé de l'autre côté du pont depuis hier soir",
          "Ils demandent quand revient la distribution",
          "Beaucoup de vent, les bâches ne tiennent pas",
          "Rien à signaler",
          "");

  private final String version;
  private final List<UUID> places;
  private final OffsetDateTime newest;

  /**
   * @param version of the form
   * @param places those that the reports are about
   */
  PassageReports(String version, List<UUID> places) {
    this.version = version;
    this.places = List.copyOf(places);
    this.newest = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
  }

  /** The identity of a report, by its number. */
  static UUID id(int number) {
    return new UUID(0xda7a_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  /** What the identities of all of them begin with. */
  static String idsBegin() {
    return "uuid:" + id(0).toString().substring(0, 18);
  }

  /** How many of the first so many reports tell of the rare thing. */
  static int countRare(int reports) {
    return (reports + RARE_EVERY - 1) / RARE_EVERY;
  }

  /** The XML of a report as a phone sends it. */
  byte[] write(int number) {
    Random random = new Random(number);
    OffsetDateTime begun = newest.minusMinutes((long) number * MINUTES_APART);
    List<String> needs = NEEDS.stream().filter(_ -> random.nextInt(4) == 0).toList();
    int people = random.nextInt(60);
    return """
    <data xmlns:orx="http://openrosa.org/xforms" id="passage" version="%s">\
    <debut>%s</debut><fin>%s</fin><appareil>halte:bench</appareil>\
    <ecran_lieu><lieu>%s</lieu></ecran_lieu>\
    <ecran_resultat><resultat>%s</resultat></ecran_resultat>\
    <ecran_effectif><effectif>%d</effectif><qualite>%s</qualite></ecran_effectif>\
    <ecran_groupes><femmes_seules>%d</femmes_seules><familles>%d</familles><mna>%d</mna></ecran_groupes>\
    <ecran_besoins><besoins>%s</besoins></ecran_besoins>\
    <ecran_donne><donne>repas eau</donne></ecran_donne>\
    <ecran_suite><alerte>%s</alerte></ecran_suite>\
    <ecran_note><note>%s</note><voir_plus>oui</voir_plus></ecran_note>\
    <plus><plus_lieu><tentes>%d</tentes><langues>ps prs ar</langues><tensions>calme</tensions></plus_lieu>\
    %s</plus>\
    <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta></data>\
    """
        .formatted(
            version,
            begun,
            begun.plusMinutes(3),
            places.get(random.nextInt(places.size())),
            people == 0 ? "personne" : "rencontre",
            people,
            random.nextBoolean() ? "compte" : "estime",
            people / 10,
            people / 8,
            people / 20,
            String.join(" ", needs),
            random.nextInt(20) == 0 ? "sous_48h" : "aucune",
            note(number, random),
            people / 3,
            details(needs, random),
            id(number))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String note(int number, Random random) {
    String note = NOTES.get(random.nextInt(NOTES.size()));
    return number % RARE_EVERY == 0 ? note + " près des " + RARE : note + " (" + number + ")";
  }

  private static String details(List<String> needs, Random random) {
    return IntStream.range(0, needs.size())
        .mapToObj(i ->
            "<besoins_detail><besoin_article>%s</besoin_article><besoin_quantite>%d</besoin_quantite><besoin_urgence>48h</besoin_urgence></besoins_detail>"
                .formatted(needs.get(i), 1 + random.nextInt(12)))
        .collect(Collectors.joining());
  }
}

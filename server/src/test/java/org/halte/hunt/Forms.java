package org.halte.hunt;

import java.util.UUID;

/** Filled forms and forms to fill, as text. */
final class Forms {

  private static final String SHIPPED = "2026112301";

  private Forms() {}

  static String instance(String name) {
    return "uuid:" + Known.id("report " + name);
  }

  /** A form that says what a place is. */
  record Lieu(UUID id, String name, Spot spot, String sensitivity, String instance, String start) {

    static Lieu of(String name, String shown, Spot spot, String sensitivity) {
      return new Lieu(
          Known.id("place " + name),
          shown,
          spot,
          sensitivity,
          Forms.instance(name + ".lieu"),
          "2026-11-23T19:31:08+01:00");
    }

    String xml() {
      return xml("create=\"1\"");
    }

    String xml(String action) {
      return """
      <data id="lieu" version="%s"><debut>%s</debut>
      <ecran_lieu><nom>%s</nom><point>%s</point></ecran_lieu>
      <ecran_type><type>campement_tentes</type><statut>actif</statut>
      <sensibilite>%s</sensibilite></ecran_type>
      <meta><instanceID>%s</instanceID><entity dataset="lieux" id="%s" %s><label>%s</label>
      </entity></meta></data>
      """
          .formatted(
              SHIPPED, start, name, spot.geopoint(), sensitivity, instance, id, action, name);
    }
  }

  static String visit(String instance, String start, String answers) {
    return visit(instance, start, answers, "");
  }

  static String visit(String instance, String start, String answers, String meta) {
    return "<data id=\"passage\" version=\"%s\"><debut>%s</debut>%s<meta><instanceID>%s</instanceID>%s</meta></data>"
        .formatted(SHIPPED, start, answers, instance, meta);
  }

  static String at(UUID place) {
    return "<ecran_lieu><lieu>" + place + "</lieu></ecran_lieu>";
  }

  static String at(Spot spot, String name) {
    return "<ecran_lieu><nouveau_point>%s</nouveau_point><nouveau_nom>%s</nouveau_nom></ecran_lieu>"
        .formatted(spot.geopoint(), name);
  }

  static String met(long people) {
    return "<ecran_resultat><resultat>rencontre</resultat></ecran_resultat><ecran_effectif><effectif>%d</effectif><qualite>compte</qualite></ecran_effectif>"
        .formatted(people);
  }

  static String eviction(String instance, UUID place, String start, long people, String note) {
    return """
    <data id="expulsion" version="%s"><debut>%s</debut>
    <ecran_lieu><lieu>%s</lieu><date_heure_debut>%s</date_heure_debut></ecran_lieu>
    <ecran_source><source>sur_place</source><type>expulsion</type></ecran_source>
    <ecran_personnes><personnes_presentes>%d</personnes_presentes><qualite>compte</qualite>
    </ecran_personnes><ecran_note><note>%s</note></ecran_note>
    <meta><instanceID>%s</instanceID></meta></data>
    """
        .formatted(SHIPPED, start, place, start, people, note, instance);
  }

  /** An association's own form, as a workbook in markdown. */
  static String workbook(String id, String title, String version) {
    return """
    ## survey

    | type | name | label::Français (fr) | hxl |
    |---|---|---|---|
    | start | debut | | |
    | text | mot | Un mot | |
    | integer | nb | Combien | #affected |
    | geopoint | ou | Où | #geo |
    | image | photo | Photo | |

    ## settings

    | form_title | form_id | version |
    |---|---|---|
    | %s | %s | %s |
    """
        .formatted(title, id, version);
  }

  static String filled(
      String form, String instance, String start, String word, long number, String more) {
    return "<data id=\"%s\" version=\"1\"><debut>%s</debut><mot>%s</mot><nb>%d</nb>%s<meta><instanceID>%s</instanceID></meta></data>"
        .formatted(form, start, word, number, more, instance);
  }
}

package org.halte.cli.demo.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.cli.demo.story.City.Setting;

/** Invented names and believable kinds for places; no name here is that of a real camp. */
final class Naming {

  private static final Map<Setting, List<String>> HEADS =
      Map.of(
          Setting.WATERSIDE, List.of("Quai", "Berge", "Pont", "Passerelle"),
          Setting.PARK, List.of("Lisière", "Clairière", "Allée", "Sous-bois"),
          Setting.STREET, List.of("Square", "Passage", "Parvis", "Arcades", "Porche"),
          Setting.RING, List.of("Talus", "Échangeur", "Bretelle", "Tunnel"),
          Setting.RAIL, List.of("Voûtes", "Friche", "Hangar", "Remblai"));
  private static final Map<Setting, List<String>> KINDS =
      Map.of(
          Setting.WATERSIDE, List.of("campement_tentes", "campement_tentes", "pont_tunnel"),
          Setting.PARK, List.of("parc_bois", "campement_tentes", "parc_bois"),
          Setting.STREET, List.of("voie_publique_diffus", "gare_metro", "squat_bati"),
          Setting.RING, List.of("pont_tunnel", "bidonville_cabanes", "vehicules"),
          Setting.RAIL, List.of("bidonville_cabanes", "campement_tentes", "squat_bati"));
  private static final List<String> TAILS =
      List.of(
          "du Tilleul",
          "des Hirondelles",
          "de la Girouette",
          "du Vieux Puits",
          "des Trois Chats",
          "du Hérisson",
          "de la Lampe",
          "des Cerisiers",
          "du Funambule",
          "de l'Ardoise",
          "des Marronniers",
          "du Grillon",
          "de la Boussole",
          "des Sept Clés",
          "du Moulinet",
          "de la Luciole",
          "des Fougères",
          "du Tambour",
          "de la Mésange",
          "des Ficelles",
          "du Cerf-volant",
          "de la Noisette",
          "des Osiers",
          "du Sablier",
          "de la Sardine");

  private final Dice dice;
  private final List<String> left = new ArrayList<>();
  private final Set<String> given = new HashSet<>();

  Naming(Dice dice) {
    this.dice = dice;
  }

  /** A name not given before. */
  String name(Setting setting) {
    String name = compose(setting);
    while (!given.add(name)) {
      name = compose(setting);
    }
    return name;
  }

  private String compose(Setting setting) {
    if (left.isEmpty()) {
      left.addAll(TAILS);
      dice.shuffle(left);
    }
    String tail = left.removeLast();
    return dice.pick(HEADS.getOrDefault(setting, List.of("Lieu"))) + " " + tail;
  }

  String kind(Setting setting) {
    return dice.pick(KINDS.getOrDefault(setting, List.of("autre")));
  }
}

package org.halte.cli.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.halte.cli.demo.story.Place;
import org.halte.cli.demo.story.Report;
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Description;
import org.halte.cli.demo.story.Report.Given;
import org.halte.cli.demo.story.Report.Need;
import org.halte.cli.demo.story.Report.Visit;
import org.halte.exchange.FormFiller;
import org.halte.exchange.FormFiller.Filling;
import org.halte.exchange.FormFiller.NewEntity;

/** What the simulator's reports look like in the shipped forms, question by question. */
final class FilledReports {

  /** A code that no version of the form ever had, as a phone with a broken form would send. */
  private static final String FLAW = "bientot";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  private final Map<String, FormFiller> forms;
  private final ZoneId zone;

  /**
   * @param forms the shipped forms by their id
   */
  FilledReports(Map<String, FormFiller> forms, ZoneId zone) {
    this.forms = Map.copyOf(forms);
    this.zone = zone;
  }

  /** The report as the XML a phone sends. */
  byte[] xml(Report report) {
    FormFiller form = Optional.ofNullable(forms.get(report.header().form())).orElseThrow();
    return form.fill(
        switch (report) {
          case Description description -> filling(description);
          case Visit visit when visit.header().form().equals("distribution") -> handOut(visit);
          case Visit visit -> filling(visit);
          case Clearance clearance -> filling(clearance);
        });
  }

  private Filling filling(Description description) {
    Place place = description.told();
    Map<String, String> answers = start(description);
    answers.put("nom", place.name());
    answers.put("point", place.position().lat() + " " + place.position().lon() + " 0 8");
    answers.put("type", place.kind());
    answers.put("statut", "actif");
    answers.put("sensibilite", place.sensitivity());
    answers.put("voir_plus", "non");
    return new Filling(
        description.header().instance(),
        answers,
        Map.of(),
        Optional.of(new NewEntity(place.id(), place.name())));
  }

  private Filling filling(Visit visit) {
    Map<String, String> answers = atPlace(visit);
    answers.put("resultat", visit.result());
    boolean went = !visit.result().equals("pas_passe");
    boolean met = visit.result().equals("rencontre");
    if (met) {
      put(answers, "effectif", visit.headcount());
      answers.put("qualite", visit.quality());
      put(answers, "femmes_seules", visit.women());
      put(answers, "familles", visit.families());
      put(answers, "mna", visit.minorsAlone());
      answers.put("besoins", join(visit.needs().stream().map(Need::item).toList()));
      answers.put("donne", join(visit.given().stream().map(Given::item).toList()));
    }
    if (visit.needs().size() > 1) {
      answers.put("besoin_urgent", visit.needs().getFirst().item());
    }
    if (went) {
      answers.put("alerte", visit.flawed() ? FLAW : alert(visit.alert()));
      answers.put("expulsion_signalee", "non");
    }
    if (!visit.alert().equals("none") || visit.flawed()) {
      answers.put("alerte_texte", "Prévenir la coordination et repasser.");
    }
    visit.note().ifPresent(note -> answers.put("note", note));
    boolean detailed = !visit.needs().isEmpty() || !visit.given().isEmpty();
    answers.put("voir_plus", detailed ? "oui" : "non");
    return new Filling(
        visit.header().instance(),
        answers,
        Map.of("besoins_detail", needs(visit), "donne_detail", given(visit, "donne_article")),
        Optional.empty());
  }

  private Filling handOut(Visit visit) {
    Map<String, String> answers = atPlace(visit);
    answers.put("date", visit.header().startedAt().atZone(zone).toLocalDate().toString());
    put(answers, "personnes_servies", visit.headcount());
    answers.put("qualite", visit.quality());
    answers.put("donne", join(visit.given().stream().map(Given::item).toList()));
    return new Filling(
        visit.header().instance(),
        answers,
        Map.of("articles", given(visit, "article")),
        Optional.empty());
  }

  private Filling filling(Clearance clearance) {
    Map<String, String> answers = atPlace(clearance);
    var eviction = clearance.eviction();
    answers.put("date_heure_debut", moment(clearance.header().startedAt()));
    answers.put("source", clearance.source());
    answers.put(
        "observateur_sur_place", clearance.source().equals("observee") ? "oui" : "perimetre");
    answers.put(
        "type",
        eviction.solution().equals("aucune")
            ? "expulsion_sans_solution"
            : "evacuation_mise_a_l_abri");
    answers.put("personnes_presentes", Integer.toString(clearance.present()));
    answers.put("qualite", clearance.quality());
    answers.put("solution_proposee", eviction.solution());
    if (eviction.housed() > 0) {
      answers.put("personnes_parties", Integer.toString(eviction.housed()));
    }
    answers.put("voir_plus", "oui");
    answers.put("tentes_saisies", Integer.toString(eviction.tents()));
    return new Filling(clearance.header().instance(), answers, Map.of(), Optional.empty());
  }

  private Map<String, String> start(Report report) {
    Map<String, String> answers = new HashMap<>();
    answers.put("debut", moment(report.header().startedAt()));
    answers.put("fin", moment(report.header().startedAt().plusSeconds(70)));
    answers.put("appareil", "demo:" + report.header().crew());
    answers.put("equipe", report.header().crew());
    return answers;
  }

  private Map<String, String> atPlace(Report report) {
    Map<String, String> answers = start(report);
    answers.put("lieu", report.header().place().toString());
    return answers;
  }

  private static List<Map<String, String>> needs(Visit visit) {
    List<Map<String, String>> turns = new ArrayList<>();
    for (Need need : visit.needs()) {
      turns.add(
          Map.of(
              "besoin_article", need.item(),
              "besoin_quantite", Integer.toString(need.quantity()),
              "besoin_urgence", need.urgency()));
    }
    return turns;
  }

  private static List<Map<String, String>> given(Visit visit, String item) {
    return visit.given().stream()
        .map(given ->
            Map.of(item, given.item(), "donne_quantite", Integer.toString(given.quantity())))
        .collect(Collectors.toList());
  }

  private String moment(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }

  private static String alert(String alert) {
    return switch (alert) {
      case "vitale" -> "vitale";
      case "48h" -> "sous_48h";
      default -> "aucune";
    };
  }

  private static String join(List<String> codes) {
    return String.join(" ", codes);
  }

  private static void put(Map<String, String> answers, String name, Optional<Integer> value) {
    value.ifPresent(number -> answers.put(name, number.toString()));
  }
}

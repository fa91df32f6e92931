package org.halte.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.halte.base.formats.Limits;
import org.halte.base.formats.MarkdownTables;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.answers.Finding;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.xlsform.XlsForm;

/**
 * What one core checks: whole visits a second, read from their bytes and judged by their form, good
 * and bad ones; and the time for one report with 200 turns of a repeat that its sums depend on. One
 * thread; nothing is sent or stored.
 */
final class ValidateBench implements Bench.Scenario {
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final int ROUNDS = 3;
  private static final int TURNS = 200;
  private static final double VISITS_TO_REACH = 300;
  private static final double MILLISECONDS_TO_KEEP = 1000;

  private final AnswerCheck check = new AnswerCheck();

  @Override
  public void run(Figures figures) throws Exception {
    visits(figures);
    turns(figures);
  }

  private void visits(Figures figures) {
    var form = ShippedForms.get("passage").compile().xform();
    var visits = IntStream.range(0, 60).mapToObj(ValidateBench::visit).toList();
    rate(form, visits, WARM_UP);
    var rates = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rates[i] = rate(form, visits, MEASURED);
    }
    figures.more("validate.visits", Figures.median(rates), "visits/s", VISITS_TO_REACH);
  }

  private double rate(String form, List<byte[]> visits, Duration duration) {
    long from = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - from < duration.toNanos()) {
      int which = done++ % visits.size();
      boolean good = which % 3 != 0;
      if (check(form, visits.get(which)).isEmpty() != good) {
        throw new IllegalStateException("visit " + which + " was judged wrongly");
      }
    }
    return done / ((System.nanoTime() - from) / 1e9);
  }

  private void turns(Figures figures) throws IOException {
    var form = round();
    var report = report(TURNS);
    check(form, report(TURNS / 10));
    long first = System.nanoTime();
    check(form, report);
    figures.tell("validate.turns.first", (System.nanoTime() - first) / 1e6, "ms");
    var milliseconds = new double[20];
    for (int i = 0; i < milliseconds.length; i++) {
      long from = System.nanoTime();
      if (check(form, report).size() != 1) {
        throw new IllegalStateException("the long report was judged wrongly");
      }
      milliseconds[i] = (System.nanoTime() - from) / 1e6;
    }
    figures.less("validate.turns.median", Figures.median(milliseconds), "ms", MILLISECONDS_TO_KEEP);
    figures.less(
        "validate.turns.max", Figures.percentile(milliseconds, 100), "ms", MILLISECONDS_TO_KEEP);
  }

  private List<Finding> check(String form, byte[] report) {
    return check.check(form, InstanceReader.read(report), Map.of());
  }

  /** Every third one counts more than a place can hold. */
  private static byte[] visit(int i) {
    return """
    <data xmlns:orx="http://openrosa.org/xforms" id="passage" version="1">\
    <debut>2026-11-23T21:00:00.000+01:00</debut><fin>2026-11-23T21:04:00.000+01:00</fin>\
    <ecran_lieu><lieu/><nouveau_point>48.88 2.36 0 5</nouveau_point><nouveau_nom>Banc</nouveau_nom></ecran_lieu>\
    <ecran_resultat><resultat>rencontre</resultat></ecran_resultat>\
    <ecran_effectif><effectif>%d</effectif><qualite>compte</qualite></ecran_effectif>\
    <ecran_groupes><femmes_seules>2</femmes_seules><familles>1</familles><mna>1</mna></ecran_groupes>\
    <ecran_besoins><besoins>tente duvet</besoins><besoin_urgent>duvet</besoin_urgent></ecran_besoins>\
    <ecran_donne><donne>repas</donne></ecran_donne>\
    <ecran_suite><alerte>aucune</alerte></ecran_suite>\
    <ecran_note><voir_plus>oui</voir_plus></ecran_note>\
    <plus><besoins_detail><besoin_quantite>4</besoin_quantite><besoin_urgence>48h</besoin_urgence></besoins_detail>\
    <besoins_detail><besoin_quantite>9</besoin_quantite></besoins_detail>\
    <donne_detail><donne_quantite>12</donne_quantite></donne_detail></plus>\
    <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta></data>\
    """
        .formatted(i % 3 == 0 ? 90_000 : 12 + i, UUID.randomUUID())
        .getBytes(UTF_8);
  }

  /** One of its turns has more women than people. */
  private static byte[] report(int turns) {
    var xml = new StringBuilder("<data id=\"tournee\" version=\"2026112601\">");
    for (int i = 1; i <= turns; i++) {
      xml.append(
          "<arret><rue>Rue %d</rue><vus>%d</vus><femmes>%d</femmes><besoin>eau</besoin></arret>"
              .formatted(i, 2 + i % 7, i == turns - 2 ? 40 : 1));
    }
    return xml.append("<repas>30</repas><meta><instanceID>uuid:1</instanceID></meta></data>")
        .toString()
        .getBytes(UTF_8);
  }

  private static String round() throws IOException {
    try (InputStream source = ValidateBench.class.getResourceAsStream("tournee.md")) {
      var workbook = MarkdownTables.read(new String(source.readAllBytes(), UTF_8), Limits.USUAL);
      return XlsForm.compile(workbook, "tournee").xform();
    }
  }
}

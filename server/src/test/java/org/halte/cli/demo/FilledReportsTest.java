package org.halte.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Report;
import org.halte.cli.demo.story.Report.Visit;
import org.halte.cli.demo.story.Simulator;
import org.halte.core.forms.ShippedForm;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.Finding;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.exchange.FormFiller;
import org.junit.jupiter.api.Test;

class FilledReportsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void everyKindOfReportPassesTheCheckOfItsFormAndFlawedOnesAreMarked() {
    Map<String, FormFiller> fillers = new HashMap<>();
    Map<String, String> xforms = new HashMap<>();
    for (ShippedForm form : ShippedForms.list()) {
      fillers.put(
          form.id(), FormFiller.of(form.compile().xform().getBytes(StandardCharsets.UTF_8)));
      xforms.put(form.id(), form.compile().xform());
    }
    var reports = new FilledReports(fillers, PARIS);
    var story = Simulator.run(3, new Night(LocalDate.of(2026, 11, 22)), PARIS);
    AnswerCheck check = new AnswerCheck();
    Set<String> seen = new HashSet<>();
    int flawed = 0;
    for (int i = 0; i < story.reports().size(); i++) {
      Report report = story.reports().get(i);
      boolean flaw = report instanceof Visit visit && visit.flawed();
      boolean everyKind = seen.add(kind(report));
      if (!flaw && !everyKind && i % 40 != 0) {
        continue;
      }
      Answers answers = InstanceReader.read(reports.xml(report));
      assertThat(answers.instanceId()).isEqualTo("uuid:" + report.header().instance());
      List<Finding> findings = check.check(xforms.get(report.header().form()), answers, Map.of());
      assertThat(findings.isEmpty()).as("%s %s", kind(report), findings).isEqualTo(!flaw);
      flawed += flaw ? 1 : 0;
    }
    assertThat(flawed).isPositive();
    assertThat(seen).contains("lieu", "expulsion", "distribution rencontre", "passage personne");
  }

  private static String kind(Report report) {
    String form = report.header().form();
    return report instanceof Visit visit ? form + " " + visit.result() : form;
  }
}

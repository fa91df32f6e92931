package org.halte.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Expected;
import org.halte.cli.demo.story.Report;
import org.halte.cli.demo.story.Report.Description;
import org.halte.cli.demo.story.Report.Visit;
import org.halte.cli.demo.story.Story;
import org.halte.core.people.People;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.Figures;
import org.halte.field.figures.Selection;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.halte.web.security.Viewers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own reckoning against the database, for every association's coordinator. */
class ShownIsTrueTest {

  private static final int FROM = 108;

  @Test
  void everyCoordinatorSeesTheFiguresThatTheSimulatorReckonedApart(@TempDir Path folder)
      throws Exception {
    try (RunningHalte halte = TestHalte.start(folder)) {
      Seeder seeder = halte.get(Seeder.class);
      Story story = shortened(seeder.tell(11));
      StringWriter said = new StringWriter();
      DemoState state =
          seeder.play(story, new Progress(new PrintWriter(said), (key, values) -> key + values));
      assertThat(said.toString()).contains("demo.reports").contains("demo.checking");
      Map<String, String> slugs = new HashMap<>();
      story.cast().associations().forEach(a -> slugs.put(a.name(), a.slug()));
      Set<String> seen = new HashSet<>();
      for (DemoState.Account account : state.accounts()) {
        if (account.role().equals("coordinator") && seen.add(account.organisation())) {
          String slug = slugs.get(account.organisation());
          Figures.Counters shown =
              halte.get(Figures.class).count(lastNights(story), viewer(halte, account));
          assertThat(flat(shown)).as(slug).isEqualTo(flat(Expected.of(story, slug, FROM, 119)));
          Figures.Counters tonight =
              halte.get(Figures.class).count(untilTonight(story), viewer(halte, account));
          assertThat(flat(tonight))
              .as("tonight " + slug)
              .isEqualTo(flat(Expected.of(story, slug, FROM, 120, Instant.now())));
        }
        if (account.role().endsWith("admin")) {
          assertThat(halte.get(Figures.class).count(Selection.ALL, viewer(halte, account)).visits())
              .as("administrators see no field data")
              .isZero();
        }
      }
      assertThat(seen).hasSize(4);
      assertThat(marked(halte, state)).isEqualTo(flawed(story));
      assertThat(troupeRefusesASecondPlay(seeder, story)).contains("demo.database-not-empty");
    }
  }

  /** All places, and what was told of the last nights only: a tenth of the time. */
  private static Story shortened(Story story) {
    List<Report> reports =
        story.reports().stream()
            .filter(r -> r instanceof Description || r.header().night() >= FROM)
            .toList();
    return new Story(
        story.seed(),
        story.last(),
        story.nights(),
        story.zone(),
        story.cast(),
        story.places(),
        story.evictions(),
        reports);
  }

  private static Selection lastNights(Story story) {
    return nights(story, Optional.of(story.last()));
  }

  private static Selection untilTonight(Story story) {
    return nights(story, Optional.empty());
  }

  private static Selection nights(Story story, Optional<Night> to) {
    Selection all = Selection.ALL;
    return new Selection(
        Optional.of(story.night(FROM)),
        to,
        all.zones(),
        all.organisations(),
        all.kinds(),
        all.states(),
        all.needs(),
        all.urgencies(),
        all.statuses(),
        all.categories(),
        all.place(),
        all.box());
  }

  private static Viewer viewer(RunningHalte halte, DemoState.Account account) {
    return halte
        .get(Viewers.class)
        .viewerOf(halte.get(People.class).listByEmail(account.email()).getFirst());
  }

  /** The marked reports of the first association, as its coordinator's token lists them. */
  private static Set<String> marked(RunningHalte halte, DemoState state) throws Exception {
    DemoState.Account first =
        state.accounts().stream().filter(a -> a.role().equals("coordinator")).findFirst().get();
    var request =
        java.net.http.HttpRequest.newBuilder(halte.url().resolve("/api/reports?status=review"))
            .header("Authorization", "Bearer " + first.apiToken())
            .build();
    var answer =
        java.net.http.HttpClient.newHttpClient()
            .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    Set<String> marked = new HashSet<>();
    for (JsonNode report : new JsonMapper().readTree(answer.body()).get("reports")) {
      if (report.at("/organisation/name").asString().equals(first.organisation())) {
        marked.add(report.get("instanceId").asString());
      }
    }
    return marked;
  }

  private static Set<String> flawed(Story story) {
    return story.reports().stream()
        .filter(r -> r instanceof Visit visit && visit.flawed())
        .filter(r -> r.header().organisation().equals("lanternes"))
        .map(r -> "uuid:" + r.header().instance())
        .collect(Collectors.toSet());
  }

  private static String troupeRefusesASecondPlay(Seeder seeder, Story story) throws Exception {
    try {
      seeder.play(story, new Progress(new PrintWriter(new StringWriter()), (k, v) -> k));
      return "it played twice";
    } catch (DemoProblem e) {
      return e.code();
    }
  }

  private static List<Object> flat(Figures.Counters c) {
    return List.of(
        c.visits(),
        c.encounters(),
        c.peoplePresent(),
        c.doubles(),
        c.gaps(),
        c.evictions().count(),
        c.evictions().withoutSolution(),
        c.evictions().partial());
  }

  private static List<Object> flat(Expected.Figures f) {
    return List.of(
        (long) f.visits(),
        new Figures.Encounters(f.encounters(), f.atLeast(), f.hearsay()),
        new Figures.PeoplePresent(
            f.peoplePresent(), f.presentAtLeast(), f.notConfirmed(), f.presentHearsay()),
        (long) f.doubles(),
        (long) f.gaps(),
        (long) f.evictions(),
        (long) f.evictionsWithoutSolution(),
        (long) f.evictionsPartial());
  }
}

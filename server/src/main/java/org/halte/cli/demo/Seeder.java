package org.halte.cli.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.kernel.NightCalendar;
import org.halte.cli.demo.Troupe.Assembled;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Place;
import org.halte.cli.demo.story.Report;
import org.halte.cli.demo.story.Simulator;
import org.halte.cli.demo.story.Story;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.intake.AnswerChecker;
import org.halte.core.intake.Delivery;
import org.halte.core.intake.Intake;
import org.halte.core.people.MemberId;
import org.halte.core.policy.Viewer;
import org.halte.exchange.FormFiller;
import org.halte.field.places.PlaceRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays the story into Halte: every report goes through {@code core.intake} as a phone would send
 * it, a hundred to a transaction because nobody waits for an acknowledgement here.
 */
@Component
public class Seeder {

  private static final List<String> FORMS = List.of("lieu", "passage", "expulsion", "distribution");
  private static final int AT_ONCE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Troupe troupe;
  private final FormLibrary library;
  private final Intake intake;
  private final AnswerChecker checker;
  private final FollowerRunner followers;
  private final PlaceRegistry registry;
  private final NightCalendar calendar;
  private final TransactionTemplate transaction;

  Seeder(
      Troupe troupe,
      FormLibrary library,
      Intake intake,
      AnswerChecker checker,
      FollowerRunner followers,
      PlaceRegistry registry,
      NightCalendar calendar,
      TransactionTemplate transaction) {
    this.troupe = troupe;
    this.library = library;
    this.intake = intake;
    this.checker = checker;
    this.followers = followers;
    this.registry = registry;
    this.calendar = calendar;
    this.transaction = transaction;
  }

  /** The story of a seed up to last night. */
  public Story tell(long seed) {
    return Simulator.run(seed, calendar.tonight().minus(1), calendar.zone());
  }

  /** Returns, when all is received, derived and checked, who may look at it how. */
  public DemoState play(Story story, Progress progress) throws InterruptedException {
    if (!troupe.isStageEmpty()) {
      throw DemoProblem.databaseNotEmpty();
    }
    progress.say("demo.people");
    Assembled assembled = troupe.assemble(story.cast(), story.seed(), story.night(0).date());
    Map<Boolean, List<Report>> reports =
        story.reports().stream()
            .collect(Collectors.partitioningBy(Report.Description.class::isInstance));
    // Whoever is not yet in the circle of a secret place cannot name it in a visit.
    send(reports.getOrDefault(true, List.of()), assembled, progress);
    derive(progress);
    openCircles(story, assembled);
    send(reports.getOrDefault(false, List.of()), assembled, progress);
    derive(progress);
    progress.say("demo.checking");
    if (!checker.awaitIdle(PATIENCE) || !followers.awaitCaughtUp(PATIENCE)) {
      throw DemoProblem.tooSlow("checks");
    }
    return assembled.state();
  }

  private void derive(Progress progress) throws InterruptedException {
    progress.say("demo.deriving");
    if (!followers.awaitCaughtUp(PATIENCE)) {
      throw DemoProblem.tooSlow("followers");
    }
  }

  private void send(List<Report> reports, Assembled assembled, Progress progress) {
    FilledReports filled = new FilledReports(forms(assembled), calendar.zone());
    for (int from = 0; from < reports.size(); from += AT_ONCE) {
      List<Report> batch = reports.subList(from, Math.min(from + AT_ONCE, reports.size()));
      transaction.executeWithoutResult(
          status -> batch.forEach(report -> intake.receive(delivery(report, assembled, filled))));
      progress.count("demo.reports", from + batch.size(), reports.size());
    }
  }

  /** A secret place exists for who told of it; here also for the team and a coordinator. */
  private void openCircles(Story story, Assembled assembled) {
    for (Place place : story.places()) {
      if (place.isSecret()) {
        Association owner = story.cast().getAssociation(place.owner());
        Set<MemberId> circle =
            owner.people().stream()
                .filter(p -> p.crew().equals(place.crew()) || p.equals(owner.people().getFirst()))
                .map(p -> Optional.ofNullable(assembled.members().get(p.email())).orElseThrow())
                .collect(Collectors.toSet());
        registry.find(place.id()).ifPresent(known -> registry.change(within(known, circle)));
      }
    }
  }

  private static org.halte.field.places.Place within(
      org.halte.field.places.Place p, Set<MemberId> circle) {
    return new org.halte.field.places.Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        p.name(),
        p.kind(),
        p.state(),
        p.sensitivity(),
        p.zone(),
        p.position(),
        circle,
        p.createdFrom(),
        p.createdAt(),
        p.setState(),
        p.setStateAt());
  }

  private static Delivery delivery(Report report, Assembled assembled, FilledReports filled) {
    Viewer.Device phone =
        Optional.ofNullable(assembled.phones().get(report.header().author())).orElseThrow();
    return new Delivery(
        phone,
        filled.xml(report),
        List.of(),
        "demo:" + report.header().crew(),
        Optional.of(report.header().receivedAt()));
  }

  private Map<String, FormFiller> forms(Assembled assembled) {
    var reader = assembled.organisations().values().iterator().next();
    Map<String, FormFiller> forms = new HashMap<>();
    for (String id : FORMS) {
      FormVersion version = library.findLatest(id, reader).orElseThrow();
      forms.put(id, FormFiller.of(version.xform()));
    }
    return forms;
  }
}

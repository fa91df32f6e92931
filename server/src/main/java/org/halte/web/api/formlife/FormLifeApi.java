package org.halte.web.api.formlife;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.audit.Journal;
import org.halte.core.forms.Audience;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.history.Decision;
import org.halte.core.forms.life.FormLife;
import org.halte.core.forms.life.FormPhones;
import org.halte.core.intake.trials.FormReports;
import org.halte.core.intake.trials.FormReports.Came;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.Device;
import org.halte.core.policy.Viewer;
import org.halte.field.data.FormCounts;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An association's forms with their versions, trials and history; withdraw and bring back. */
@RestController
class FormLifeApi {

  private final FormLibrary library;
  private final FormLife life;
  private final FormPhones phones;
  private final FormReports reports;
  private final FormCounts counts;
  private final People people;
  private final Teams teams;
  private final Viewers viewers;

  FormLifeApi(
      FormLibrary library,
      FormLife life,
      FormPhones phones,
      FormReports reports,
      FormCounts counts,
      People people,
      Teams teams,
      Viewers viewers) {
    this.library = library;
    this.life = life;
    this.phones = phones;
    this.reports = reports;
    this.counts = counts;
    this.people = people;
    this.teams = teams;
    this.viewers = viewers;
  }

  /**
   * One form in the list.
   *
   * @param state {@code published}, {@code withdrawn} or {@code trial}
   * @param own whether it is the association's, not one that ships with Halte
   * @param reports that the caller may see, and when the last of them came; of a trial all. Left
   *     out for whoever sees no field data
   * @param phones that hold any version, and those that hold the latest
   */
  record Row(
      String id,
      String title,
      String version,
      String state,
      boolean own,
      Optional<Long> reports,
      Optional<Instant> lastReport,
      long phones,
      long phonesOnLatest) {}

  record Rows(List<Row> forms, boolean mayPublish) {}

  record VersionRow(
      String version,
      Instant publishedAt,
      boolean withdrawn,
      Optional<Long> reports,
      Optional<Instant> lastReport,
      long phones) {}

  record Phone(
      String label,
      Optional<String> team,
      Optional<String> member,
      Optional<String> version,
      Optional<Instant> fetchedAt) {}

  record Step(Instant at, String by, String action, String version) {}

  record TrialReportRow(
      String instanceId, String version, Optional<String> by, Instant receivedAt, int findings) {}

  /** A trial of the form, with its reports. */
  record TrialCard(
      String id,
      String version,
      boolean open,
      List<String> teams,
      List<String> members,
      List<TrialReportRow> reports) {}

  record Page(
      String id,
      String title,
      boolean own,
      boolean withdrawn,
      boolean mayPublish,
      List<VersionRow> versions,
      List<Phone> phones,
      List<TrialCard> trials,
      List<Step> history) {}

  @GetMapping("/api/forms/managed")
  Rows list(Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId who = FormLife.looksInto(actor);
    Seen seen = seen(who, viewer);
    return new Rows(
        library.listAllFor(who).stream().map(form -> row(form, who, actor, seen)).toList(),
        actor.administers(who));
  }

  private Row row(FormVersion newest, OrganisationId who, Actor actor, Seen seen) {
    FormId form = newest.form();
    FormVersion latest = library.findLatest(form, who).orElse(newest);
    Optional<List<Came>> came = seen.of(newest);
    List<FormPhones.Holding> holdings = phones.list(actor, form);
    return new Row(
        latest.id(),
        latest.title(),
        latest.version(),
        state(latest, who),
        latest.organisation().isPresent(),
        came.map(Seen::sum),
        came.flatMap(Seen::last),
        holdings.stream().filter(holding -> holding.fetch().isPresent()).count(),
        holding(holdings, latest.version()));
  }

  /** What came, as far as somebody may see it. */
  private record Seen(List<Came> trials, Optional<List<Came>> others) {
    Optional<List<Came>> of(FormVersion form) {
      return (form.trialOf().isPresent() ? Optional.of(trials) : others)
          .map(all -> all.stream().filter(one -> one.form().equals(form.form())).toList());
    }

    static long sum(List<Came> came) {
      return came.stream().mapToLong(Came::reports).sum();
    }

    static Optional<Instant> last(List<Came> came) {
      return came.stream().map(Came::last).max(Instant::compareTo);
    }
  }

  private Seen seen(OrganisationId who, Viewer viewer) {
    return new Seen(reports.countTrials(who), counts.count(who, viewer));
  }

  private String state(FormVersion form, OrganisationId who) {
    boolean gone = library.findWithdrawal(form.form(), form.version(), who).isPresent();
    return gone ? "withdrawn" : form.trialOf().isPresent() ? "trial" : "published";
  }

  private static long holding(List<FormPhones.Holding> holdings, String version) {
    return holdings.stream()
        .filter(one -> one.fetch().filter(f -> f.version().equals(version)).isPresent())
        .count();
  }

  @GetMapping("/api/forms/{id}/life")
  Page page(@PathVariable String id, Viewer viewer) {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId who = FormLife.looksInto(actor);
    FormVersion latest = life.find(id, Optional.empty(), who);
    Optional<List<Came>> came = seen(who, viewer).of(latest);
    List<FormPhones.Holding> holdings = phones.list(actor, latest.form());
    return new Page(
        id,
        latest.title(),
        latest.organisation().isPresent(),
        library.findWithdrawal(latest.form(), who).isPresent(),
        actor.administers(who),
        library.listVersions(latest.form()).stream()
            .map(version -> versionRow(version, who, came, holdings))
            .toList(),
        holdings.stream().map(this::phone).toList(),
        library.listAllFor(who).stream()
            .filter(form ->
                form.form().equals(latest.form())
                    ? form.trialOf().isPresent()
                    : form.trialOf().equals(Optional.of(latest.form())))
            .map(trial -> trial(trial, who))
            .toList(),
        life.listHistory(latest.form(), who).stream().map(this::step).toList());
  }

  private VersionRow versionRow(
      FormVersion version,
      OrganisationId who,
      Optional<List<Came>> came,
      List<FormPhones.Holding> holdings) {
    Optional<List<Came>> own =
        came.map(
            all -> all.stream().filter(one -> one.version().equals(version.version())).toList());
    return new VersionRow(
        version.version(),
        version.publishedAt(),
        library.findWithdrawal(version.form(), version.version(), who).isPresent(),
        own.map(Seen::sum),
        own.flatMap(Seen::last),
        holding(holdings, version.version()));
  }

  private Phone phone(FormPhones.Holding holding) {
    Device device = holding.phone();
    return new Phone(
        device.label(),
        device.team().flatMap(teams::findTeam).map(Team::name),
        device.member().flatMap(this::name),
        holding.fetch().map(fetch -> fetch.version()),
        holding.fetch().map(fetch -> fetch.at()));
  }

  private TrialCard trial(FormVersion trial, OrganisationId who) {
    Optional<Audience> audience = library.findAudience(trial.form());
    return new TrialCard(
        trial.id(),
        trial.version(),
        library.findWithdrawal(trial.form(), who).isEmpty(),
        audience.stream()
            .flatMap(one -> one.teams().stream())
            .flatMap(team -> teams.findTeam(team).stream())
            .filter(team -> team.organisation().equals(who))
            .map(Team::name)
            .toList(),
        audience.stream()
            .flatMap(one -> one.members().stream())
            .flatMap(member -> people.findMember(member).stream())
            .filter(member -> member.organisation().equals(who))
            .map(Member::name)
            .toList(),
        reports.listTrial(trial.form(), who).stream()
            .map(report ->
                new TrialReportRow(
                    report.instanceId(),
                    report.version(),
                    report.member().flatMap(this::name),
                    report.receivedAt(),
                    report.findings()))
            .toList());
  }

  private Step step(Journal.Entry entry) {
    String by = entry.actor();
    Optional<String> name =
        by.startsWith("member:")
            ? name(new MemberId(UUID.fromString(by.substring("member:".length()))))
            : Optional.empty();
    return new Step(entry.at(), name.orElse(by), entry.action(), entry.subject());
  }

  private Optional<String> name(MemberId member) {
    return people.findMember(member).map(Member::name);
  }

  /**
   * What a version changed.
   *
   * @param decisions what was said of old answers then, or later
   */
  record Changed(List<ChangeCard> changes, List<Decision> decisions) {}

  @GetMapping("/api/forms/{id}/changes")
  Changed changes(@PathVariable String id, @RequestParam String version, Viewer viewer) {
    OrganisationId who = FormLife.looksInto(viewers.actorOf(viewer));
    FormVersion found = life.find(id, Optional.of(version), who);
    return new Changed(
        life.changes(found.form(), version).stream().map(ChangeCard::of).toList(),
        life.decisions(found.form(), version));
  }

  @PostMapping("/api/forms/{id}/withdraw")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version,
      Viewer viewer) {
    life.withdraw(viewers.actorOf(viewer), id, Optional.ofNullable(version));
  }

  @PostMapping("/api/forms/{id}/restore")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version,
      Viewer viewer) {
    life.restore(viewers.actorOf(viewer), id, Optional.ofNullable(version));
  }

  /**
   * What became of old answers, all of it anew.
   *
   * @param instead what the caller saw there; 409 when it holds no more
   */
  record Decided(@Nullable List<Decision> decisions, @Nullable List<Decision> instead) {}

  @PutMapping("/api/forms/{id}/decisions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String id,
      @RequestParam String version,
      @RequestBody Decided body,
      Viewer viewer) {
    List<Decision> decisions = body.decisions() == null ? new ArrayList<>() : body.decisions();
    life.decide(
        viewers.actorOf(viewer), id, version, decisions, Optional.ofNullable(body.instead()));
  }

  @DeleteMapping("/api/forms/{id}/reports")
  Map<String, Integer> deleteTrial(@PathVariable String id, Viewer viewer) {
    return Map.of("deleted", reports.deleteTrial(viewers.actorOf(viewer), id));
  }
}

package org.halte.core.forms.life;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.halte.base.audit.Journal;
import org.halte.base.kernel.Problem;
import org.halte.core.forms.Audience;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.LibraryProblem;
import org.halte.core.forms.Publication;
import org.halte.core.forms.history.Comparison;
import org.halte.core.forms.history.Decision;
import org.halte.core.forms.history.Histories;
import org.halte.core.forms.history.QuestionChange;
import org.halte.core.forms.history.VersionHistory;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes, tries out, withdraws and brings back the forms of an association. */
@Service
public class FormLife {

  private final FormLibrary library;
  private final Histories histories;
  private final People people;
  private final Teams teams;
  private final Journal journal;

  FormLife(FormLibrary library, Histories histories, People people, Teams teams, Journal journal) {
    this.library = library;
    this.histories = histories;
    this.people = people;
    this.teams = teams;
    this.journal = journal;
  }

  /** The association whose forms somebody manages; throws for those who may not. */
  public static OrganisationId manages(Actor actor) {
    Member person = actor.person();
    if (!actor.administers(person.organisation())) {
      throw LifeProblem.notYours();
    }
    return person.organisation();
  }

  /** The association whose forms somebody may look into; throws for those who may not. */
  public static OrganisationId looksInto(Actor actor) {
    Member person = actor.person();
    if (!actor.coordinates(person.organisation())) {
      throw LifeProblem.notYours();
    }
    return person.organisation();
  }

  /**
   * Publishes a draft for good, or as a trial for some phones. Nothing is stored when it fails.
   *
   * @throws LifeProblem while something hinders it, or a question about old answers is open
   */
  @Transactional
  public FormVersion publish(Actor actor, Draft draft, Wish wish) {
    OrganisationId who = manages(actor);
    draft.hindrances().stream()
        .findFirst()
        .ifPresent(hindrance -> {
          throw hindrance
              .spelling()
              .<Problem>map(problem -> problem)
              .orElseGet(() -> LifeProblem.hindered(hindrance));
        });
    return wish.trial()
        .map(audience -> tryOut(actor, who, draft, audience))
        .orElseGet(() -> publish(actor, who, draft, wish.decisions()));
  }

  private FormVersion publish(
      Actor actor, OrganisationId who, Draft draft, List<Decision> decisions) {
    DecisionCheck.check(draft.changes(), decisions);
    boolean known = library.findVersion(draft.form(), draft.compiled().version()).isPresent();
    FormVersion version =
        library.publishAfter(publication(draft, draft.form(), who), draft.previous());
    library.classify(version.form(), draft.category());
    if (!known) {
      histories.put(version.form(), version.version(), draft.questions(), decisions);
    }
    note(actor, who, "published", version.form(), version.version());
    FormId trial = Drafts.trialOf(draft.form(), library, who);
    if (library.isTrial(trial) && library.findWithdrawal(trial, who).isEmpty()) {
      withdraw(actor, trial.publicId(), Optional.empty());
    }
    return version;
  }

  private FormVersion tryOut(Actor actor, OrganisationId who, Draft draft, Audience audience) {
    if (audience.isEmpty()) {
      throw LifeProblem.nobody();
    }
    check(audience, who);
    FormId trial = Drafts.trialOf(draft.form(), library, who);
    FormVersion version = library.publish(publication(draft, trial, who));
    library.openTrial(trial, draft.form(), audience);
    library.restore(trial, Optional.empty(), who);
    note(actor, who, "tried", draft.form(), version.version());
    return version;
  }

  /** Whom others have is not told: theirs are as unknown as those who are not there. */
  private void check(Audience audience, OrganisationId who) {
    for (TeamId team : audience.teams()) {
      if (teams.findTeam(team).filter(one -> one.organisation().equals(who)).isEmpty()) {
        throw LifeProblem.unknownAudience(team.toString());
      }
    }
    for (MemberId member : audience.members()) {
      if (people.findMember(member).filter(one -> one.organisation().equals(who)).isEmpty()) {
        throw LifeProblem.unknownAudience(member.toString());
      }
    }
  }

  private static Publication publication(Draft draft, FormId id, OrganisationId who) {
    return new Publication(
        id,
        Optional.of(who),
        draft.compiled().title(),
        draft.compiled().version(),
        draft.compiled().xform().getBytes(StandardCharsets.UTF_8),
        null,
        draft.xlsx(),
        draft.files());
  }

  /** New phones get the form, or the version, no more; what was filled before is still taken. */
  @Transactional
  public void withdraw(Actor actor, String id, Optional<String> version) {
    OrganisationId who = manages(actor);
    FormId form = find(id, version, who).form();
    library.withdraw(form, version, who);
    note(actor, who, "withdrawn", form, version.orElse("*"));
  }

  /** Hands out again what was withdrawn. */
  @Transactional
  public void restore(Actor actor, String id, Optional<String> version) {
    OrganisationId who = manages(actor);
    FormId form = find(id, version, who).form();
    library.restore(form, version, who);
    note(actor, who, "restored", form, version.orElse("*"));
  }

  /**
   * Thinks better of what became of old answers; every report is read anew.
   *
   * @param instead what held when the publisher looked; empty to replace whatever holds
   * @throws LifeProblem when somebody decided otherwise meanwhile
   */
  @Transactional
  public void decide(
      Actor actor,
      String id,
      String version,
      List<Decision> decisions,
      Optional<List<Decision>> instead) {
    OrganisationId who = manages(actor);
    FormVersion changed = find(id, Optional.of(version), who);
    FormId form = changed.form();
    if (changed.organisation().isEmpty()) {
      throw LifeProblem.notYours();
    }
    DecisionCheck.check(changes(form, version), decisions);
    List<Decision> holding = histories.hold(form, version);
    if (instead.filter(seen -> !seen.equals(holding)).isPresent()) {
      throw LifeProblem.decidedMeanwhile(version);
    }
    histories.decide(form, version, decisions);
    note(actor, who, "decided", form, version);
  }

  /** From the version before to this one; empty for a first version. */
  public List<QuestionChange> changes(FormId form, String version) {
    List<VersionHistory> versions = histories.of(form).versions();
    for (int i = 1; i < versions.size(); i++) {
      if (versions.get(i).version().equals(version)) {
        return Comparison.of(versions.get(i - 1).questions(), versions.get(i).questions());
      }
    }
    return List.of();
  }

  /** What was decided about old answers when this version came, or since. */
  public List<Decision> decisions(FormId form, String version) {
    return histories.of(form).versions().stream()
        .filter(known -> known.version().equals(version))
        .findFirst()
        .map(VersionHistory::decisions)
        .orElse(List.of());
  }

  /** What happened to a form, the newest first. */
  public List<Journal.Entry> listHistory(FormId form, OrganisationId who) {
    return journal.listOf(who.toString(), what(form));
  }

  /**
   * A version that the association has, by the id that it knows the form by; throws {@link
   * LibraryProblem} for anything else.
   *
   * @param version empty for the newest
   */
  public FormVersion find(String id, Optional<String> version, OrganisationId who) {
    FormVersion newest =
        library.findLatest(id, who).orElseThrow(() -> LibraryProblem.unknownForm(id));
    return version
        .map(name ->
            library
                .findVersion(newest.form(), name)
                .orElseThrow(() -> LibraryProblem.unknownVersion(id, name)))
        .orElse(newest);
  }

  /** Notes that somebody deleted the reports of a trial. */
  public void noteDeletion(Actor actor, FormId form, int reports) {
    note(actor, actor.person().organisation(), "deleted", form, Integer.toString(reports));
  }

  private void note(Actor actor, OrganisationId who, String action, FormId form, String version) {
    journal.record(actor.journalName(), who.toString(), action, what(form), version);
  }

  private static String what(FormId form) {
    return "form " + form.publicId();
  }
}

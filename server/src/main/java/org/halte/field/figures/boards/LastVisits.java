package org.halte.field.figures.boards;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.FormId;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.history.Told;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.reports.Report;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.halte.field.reports.typing.Meanings;
import org.springframework.stereotype.Component;

/**
 * What a phone may start the next visit from: of the last visit of its own association to each
 * place, those answers that describe the place and are likely to hold. What happened that night
 * (result, alert, what was given, quantities, texts, photos, who) is never copied.
 */
@Component
class LastVisits {

  private static final Viewer.System SELF = new Viewer.System("last visits");

  /** An older number tells nothing of tonight, see the glossary: people present. */
  private static final int NIGHTS = 14;

  /** What may be copied, and the right that opens it. How well a number is known is not copied. */
  private static final Map<String, FieldClass> COPIED =
      Map.ofEntries(
          Map.entry("#affected", FieldClass.COUNTS),
          Map.entry("#affected+f+adult", FieldClass.VULNERABLE),
          Map.entry("#affected+m+adult", FieldClass.VULNERABLE),
          Map.entry("#affected+hh", FieldClass.VULNERABLE),
          Map.entry("#affected+adult+hh", FieldClass.VULNERABLE),
          Map.entry("#affected+couples", FieldClass.VULNERABLE),
          Map.entry("#affected+children", FieldClass.VULNERABLE),
          Map.entry("#affected+children+unaccompanied", FieldClass.VULNERABLE),
          Map.entry("#affected+infants", FieldClass.VULNERABLE),
          Map.entry("#affected+elderly", FieldClass.VULNERABLE),
          Map.entry("#affected+disabled", FieldClass.VULNERABLE),
          Map.entry("#need", FieldClass.NEEDS),
          Map.entry("#need+priority", FieldClass.NEEDS),
          Map.entry("#item+tents", FieldClass.VULNERABLE),
          Map.entry("#item+shelters", FieldClass.VULNERABLE),
          Map.entry("#item+fires", FieldClass.VULNERABLE),
          Map.entry("#meta+language", FieldClass.VULNERABLE));

  /** How the visit went, by meaning. */
  private static final String RESULT = "#status+visit";

  /** How well a number is known, by meaning. */
  private static final String QUALITY = "#affected+quality";

  private final Policy policy;
  private final ReportBoardStore store;
  private final Submissions submissions;
  private final Meanings meanings;
  private final NightCalendar calendar;

  LastVisits(
      Policy policy,
      ReportBoardStore store,
      Submissions submissions,
      Meanings meanings,
      NightCalendar calendar) {
    this.policy = policy;
    this.store = store;
    this.submissions = submissions;
    this.meanings = meanings;
    this.calendar = calendar;
  }

  /**
   * The answers of one visit by the names that their questions have in the newest version.
   *
   * @param form in which it was filled in: only the same form can start from it
   */
  public record LastVisit(String form, String night, Map<String, String> answers) {
    public LastVisit {
      answers = Map.copyOf(answers);
    }
  }

  /**
   * What a report of a form lends to the next visit while it has not come back in a pack: its
   * member typed it.
   *
   * @param paths of the questions that may be copied
   * @param result path of the question that says how the visit went; "" for none
   * @param met its answer when people were met: no other visit lends anything
   * @param quality path of the question that says how well a number is known; "" for none
   * @param hearsay its answer for a number that was only heard of: such a visit lends nothing
   */
  public record Lends(
      List<String> paths, String result, String met, String quality, String hearsay) {
    public Lends {
      paths = List.copyOf(paths);
    }
  }

  Lends lendsOf(FormId form) {
    Map<String, String> asked = meanings.listNewest(form);
    return new Lends(
        asked.keySet().stream()
            .filter(path -> COPIED.containsKey(asked.get(path)))
            .sorted()
            .toList(),
        pathOf(RESULT, asked),
        Result.MET.code(),
        pathOf(QUALITY, asked),
        Quality.HEARSAY.code());
  }

  private static String pathOf(String meaning, Map<String, String> asked) {
    return asked.keySet().stream()
        .filter(path -> meaning.equals(asked.get(path)))
        .findFirst()
        .orElse("");
  }

  /** By place; a place without such a visit, or of whose answers none is open, has no entry. */
  Map<UUID, LastVisit> of(Collection<UUID> places, Viewer.Device phone) {
    Access access = policy.open(phone, Reading.all("last visits"));
    List<Report> reports =
        store.listLastMet(places, phone.organisation(), calendar.tonight().minus(NIGHTS), access);
    Map<UUID, LastVisit> visits = new HashMap<>();
    for (Report report : reports) {
      Map<String, String> answers = answers(report, access.decide(report.facts()));
      if (!answers.isEmpty()) {
        visits.put(
            report.place().orElseThrow(),
            new LastVisit(
                new FormId(report.form()).publicId(), report.night().toString(), answers));
      }
    }
    return visits;
  }

  private Map<String, String> answers(Report report, Decision decision) {
    Map<String, String> answers = new LinkedHashMap<>();
    if (report.quality() == Quality.HEARSAY) {
      // What was only heard of would look like something seen.
      return answers;
    }
    submissions
        .find(report.instanceId(), SELF)
        .map(sent -> meanings.tell(sent.form(), InstanceReader.read(sent.xml())))
        .ifPresent(told -> collect(told.answers().root(), told, decision, answers));
    return answers;
  }

  /** Through groups, not into repeats: a line of a repeat is told anew each night. */
  private static void collect(
      Answer.Group group, Told told, Decision decision, Map<String, String> answers) {
    for (Answer child : group.children()) {
      switch (child) {
        case Answer.Group below when group.listGroups(below.name()).size() == 1 ->
            collect(below, told, decision, answers);
        case Answer.Group _ -> {
          // One turn of several.
        }
        case Answer.Value value when isCopied(value, told, decision) ->
            answers.putIfAbsent(value.name(), value.text());
        case Answer.Value _ -> {
          // Of that night only, or closed.
        }
      }
    }
  }

  private static boolean isCopied(Answer.Value value, Told told, Decision decision) {
    return !value.text().isBlank()
        && Optional.ofNullable(told.meanings().get(value.path()))
            .map(COPIED::get)
            .filter(decision::opens)
            .isPresent();
  }
}

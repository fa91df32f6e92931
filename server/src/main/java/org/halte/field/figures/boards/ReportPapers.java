package org.halte.field.figures.boards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.halte.base.kernel.Messages;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.Finding;
import org.halte.core.forms.answers.FindingWords;
import org.halte.core.forms.answers.FormLabels;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.intake.RefusedFile;
import org.halte.core.intake.Submission;
import org.halte.core.intake.Submissions;
import org.halte.core.intake.findings.Flag;
import org.halte.core.policy.Access;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.boards.ReportBoard.AnswerChange;
import org.halte.field.figures.boards.ReportBoard.Content;
import org.halte.field.figures.boards.ReportBoard.Enclosed;
import org.halte.field.figures.boards.ReportBoard.Found;
import org.halte.field.figures.boards.ReportBoard.GivenAnswer;
import org.halte.field.figures.boards.ReportBoard.Sheet;
import org.halte.field.figures.boards.ReportBoard.Step;
import org.halte.field.reports.Report;
import org.springframework.stereotype.Component;

/** What lies behind a report: its answers as sent, what the check found, what happened to it. */
@Component
class ReportPapers {

  private static final Viewer.System SELF = new Viewer.System("report sheet");

  private final Submissions submissions;
  private final FormLibrary library;
  private final ReportBoardStore store;
  private final Names names;
  private final Messages messages;
  private final FindingWords findingWords;
  private final Map<String, FormLabels> labels = new ConcurrentHashMap<>();

  ReportPapers(
      Submissions submissions,
      FormLibrary library,
      ReportBoardStore store,
      Names names,
      Messages messages) {
    this.submissions = submissions;
    this.library = library;
    this.store = store;
    this.names = names;
    this.messages = messages;
    this.findingWords = new FindingWords(messages);
  }

  /** For a viewer to whom every class of the report is open, in the reader's language. */
  Sheet sheet(ReportCard card, Report report, Access access, Locale language) {
    Optional<Submission> sent = submissions.find(report.instanceId(), SELF);
    FormLabels words = sent.map(submission -> words(submission, language)).orElse(FormLabels.NONE);
    Map<String, String> answers = sent.map(ReportPapers::read).orElse(Map.of());
    return new Sheet(
        card,
        files(report.instanceId(), language),
        answers.entrySet().stream()
            .map(answer ->
                new GivenAnswer(
                    answer.getKey(),
                    words.findLabel(answer.getKey(), answers),
                    answer.getValue(),
                    words.type(answer.getKey())))
            .toList(),
        sent.map(submission -> findings(submission, words, answers, language)).orElse(List.of()),
        history(report, words, access));
  }

  /** What came with the report and what it still waits for, by name. */
  List<Enclosed> files(String instanceId, Locale language) {
    return submissions.find(instanceId, SELF).map(submissions::listFiles).orElse(List.of()).stream()
        .map(file ->
            new Enclosed(
                file.name(),
                file.contentType(),
                file.size(),
                file.isAwaited(),
                file.refused()
                    .map(reason ->
                        new RefusedFile(file.name(), reason).sentence(messages, language))))
        .toList();
  }

  Optional<Content> findFile(String instanceId, String name) {
    return submissions
        .find(instanceId, SELF)
        .flatMap(submission ->
            submissions.listFiles(submission).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .flatMap(file ->
                    submissions
                        .findFile(submission, name)
                        .map(bytes -> new Content(file.contentType(), bytes))));
  }

  private FormLabels words(Submission submission, Locale language) {
    return library
        .findVersion(submission.form(), submission.formVersion())
        .map(version -> words(version, language))
        .orElse(FormLabels.NONE);
  }

  private FormLabels words(FormVersion version, Locale language) {
    return labels.computeIfAbsent(
        version.md5() + language, key -> FormLabels.of(version.xformText(), language));
  }

  /** By path; a repeated question has its turn in brackets, as findings and corrections do. */
  private static Map<String, String> read(Submission submission) {
    Map<String, String> answers = new LinkedHashMap<>();
    Answer.Group root = InstanceReader.read(submission.xml()).root();
    collect(root, root.path(), answers);
    return answers;
  }

  private static void collect(Answer.Group group, String place, Map<String, String> answers) {
    Map<String, Integer> turns = new LinkedHashMap<>();
    for (Answer child : group.children()) {
      int turn = turns.merge(child.name(), 1, Integer::sum);
      String path = place + "/" + child.name() + (turn > 1 ? "[" + turn + "]" : "");
      switch (child) {
        case Answer.Group below when below.name().equals("meta") -> {
          // Identities, not answers.
        }
        case Answer.Group below -> collect(below, path, answers);
        case Answer.Value value -> {
          if (!value.text().isBlank()) {
            answers.put(path, value.text());
          }
        }
      }
    }
  }

  private List<Found> findings(
      Submission submission, FormLabels words, Map<String, String> answers, Locale language) {
    return submissions.listFlags(submission).stream()
        .map(flag ->
            new Found(
                flag.path(),
                words.findLabel(flag.path(), answers),
                flag.kind(),
                sentence(flag, words, answers, language),
                flag.value()))
        .toList();
  }

  private String sentence(
      Flag flag, FormLabels words, Map<String, String> answers, Locale language) {
    return Finding.Kind.find(flag.kind())
        .map(kind ->
            findingWords.say(
                new Finding(flag.path(), kind, flag.value()), words, answers, language))
        .orElseGet(() -> messages.text(language, "intake.flag." + flag.kind()));
  }

  private List<Step> history(Report report, FormLabels words, Access access) {
    List<Step> steps = new ArrayList<>();
    Map<String, String> before = Map.of();
    for (Report version : store.listVersions(report.id())) {
      if (!access.decide(version.facts()).visible()) {
        continue;
      }
      Map<String, String> after =
          submissions.find(version.instanceId(), SELF).map(ReportPapers::read).orElse(Map.of());
      boolean first = steps.isEmpty();
      steps.add(
          new Step(
              version.sentId(),
              version.receivedAt(),
              version.member().map(member -> names.member(member).name()),
              first ? "received" : "corrected",
              Optional.empty(),
              first ? List.of() : changes(before, after, words)));
      judgement(version).ifPresent(steps::add);
      before = after;
    }
    return steps;
  }

  private Optional<Step> judgement(Report version) {
    return version
        .reviewedAt()
        .map(at ->
            new Step(
                version.sentId(),
                at,
                version.reviewedBy().map(member -> names.member(member).name()),
                version.judgement().orElse("reviewed"),
                Optional.ofNullable(version.texts().get("review")).filter(note -> !note.isBlank()),
                List.of()));
  }

  private static List<AnswerChange> changes(
      Map<String, String> before, Map<String, String> after, FormLabels words) {
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    return paths.stream()
        .filter(path -> !before.getOrDefault(path, "").equals(after.getOrDefault(path, "")))
        .map(path ->
            new AnswerChange(
                path,
                words.findLabel(path, after),
                before.getOrDefault(path, ""),
                after.getOrDefault(path, "")))
        .toList();
  }
}

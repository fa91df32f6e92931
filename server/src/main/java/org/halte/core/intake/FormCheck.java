package org.halte.core.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.Finding;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.intake.findings.Flag;
import org.springframework.stereotype.Component;

/** Says what in one received form a person should look at. */
@Component
class FormCheck {

  /** No phone made a report for Halte before. */
  private static final Instant FIRST_REPORT = Instant.parse("2020-01-01T00:00:00Z");

  private static final Duration FAST_CLOCK = Duration.ofHours(24);

  private final FormLibrary library;
  private final AnswerCheck check = new AnswerCheck();

  FormCheck(FormLibrary library) {
    this.library = library;
  }

  /** In the form's order, what concerns the whole form first. */
  List<Flag> check(Submission submission) {
    Answers answers = InstanceReader.read(submission.xml());
    String root = answers.root().path();
    List<Flag> flags = new ArrayList<>();
    submission
        .claims()
        .filter(claimed -> submission.replaces().isEmpty())
        .ifPresent(claimed -> flags.add(new Flag(root, "unknown-original", claimed)));
    Optional<FormVersion> form = library.findVersion(submission.form(), submission.formVersion());
    flagClock(form, submission, answers).ifPresent(flags::add);
    library
        .findWithdrawal(submission.form(), submission.formVersion(), submission.organisation())
        .filter(since -> begun(form, submission, answers).isAfter(since))
        .ifPresent(
            since -> flags.add(new Flag(root, "withdrawn-version", submission.formVersion())));
    if (form.isEmpty()) {
      flags.add(new Flag(root, "unknown-version", submission.formVersion()));
      return flags;
    }
    for (Finding finding : check.check(form.get().xformText(), answers, Map.of())) {
      flags.add(new Flag(finding.questionPath(), finding.kind().code(), finding.value()));
    }
    return flags;
  }

  private Optional<Flag> flagClock(
      Optional<FormVersion> form, Submission submission, Answers answers) {
    return form.or(() -> library.findLatest(submission.form(), submission.organisation()))
        .flatMap(FormVersion::startQuestion)
        .flatMap(question ->
            answers
                .root()
                .findText(question)
                .flatMap(AnswerTypes::toMoment)
                .filter(start -> isImplausible(start.toInstant(), submission.receivedAt()))
                .map(start ->
                    new Flag(
                        answers.root().path() + "/" + question, "phone-clock", start.toString())));
  }

  /** When the filling began, as the phone says; else when it came. */
  private static Instant begun(Optional<FormVersion> form, Submission submission, Answers answers) {
    return form.flatMap(FormVersion::startQuestion)
        .flatMap(question -> answers.root().findText(question))
        .flatMap(AnswerTypes::toMoment)
        .map(start -> start.toInstant())
        .filter(start -> !isImplausible(start, submission.receivedAt()))
        .orElse(submission.receivedAt());
  }

  private static boolean isImplausible(Instant started, Instant received) {
    return started.isBefore(FIRST_REPORT) || started.isAfter(received.plus(FAST_CLOCK));
  }
}

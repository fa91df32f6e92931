package org.halte.core.forms.history;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.halte.base.changes.Changes;
import org.halte.base.database.AfterCommit;
import org.halte.base.formats.Limits;
import org.halte.base.formats.MarkdownTables;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.formats.Workbook;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormSource;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.xlsform.FormErrors;
import org.halte.core.forms.xlsform.XlsForm;
import org.springframework.stereotype.Component;

/**
 * The question history of every form. When decisions change what old answers are, the change {@code
 * form/mapped} (subject = the form's key) tells followers to derive the form's reports again.
 */
@Component
public class Histories {

  /** The topic on which followers learn that old answers are read anew. */
  public static final String TOPIC = "form";

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final FormLibrary library;
  private final HistoryStore store;
  private final Changes changes;
  private final Clock clock;
  private final Map<FormId, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Optional<List<VersionQuestion>>> compiled = new ConcurrentHashMap<>();

  Histories(FormLibrary library, HistoryStore store, Changes changes, Clock clock) {
    this.library = library;
    this.store = store;
    this.changes = changes;
    this.clock = clock;
  }

  private record Known(QuestionHistory history, List<String> versions, long readAt) {}

  /** The history of a form; without versions for one that is not known here. */
  public QuestionHistory of(FormId form) {
    List<String> versions = library.listVersions(form).stream().map(FormVersion::version).toList();
    Known last = known.get(form);
    if (last != null
        && last.versions().equals(versions)
        && System.nanoTime() - last.readAt() < FRESH.toNanos()) {
      return last.history();
    }
    QuestionHistory read = read(form);
    // What was laid out under the history stays good while the history does.
    QuestionHistory history =
        last != null && last.history().versions().equals(read.versions()) ? last.history() : read;
    known.put(form, new Known(history, versions, System.nanoTime()));
    return history;
  }

  /** Notes what a version asks and what became of the answers before; in the transaction. */
  public void put(
      FormId form, String version, List<VersionQuestion> questions, List<Decision> decisions) {
    store.putQuestions(form, version, questions);
    decide(form, version, decisions);
  }

  /** What was decided for a version; in the transaction under way nobody else decides otherwise. */
  public List<Decision> hold(FormId form, String version) {
    return store.lockDecisions(form, version);
  }

  /** Replaces the decisions that were taken for a version; in the transaction under way. */
  public void decide(FormId form, String version, List<Decision> decisions) {
    store.putDecisions(form, version, decisions, clock.instant());
    changes.append(TOPIC, "mapped", form.value(), Map.of("version", version));
    AfterCommit.run(() -> forget(form));
  }

  /** Reads the history anew when it is asked for next. */
  public void forget(FormId form) {
    known.remove(form);
  }

  private QuestionHistory read(FormId form) {
    Map<String, List<VersionQuestion>> questions = store.listQuestions(form);
    Map<String, List<Decision>> decisions = store.listDecisions(form);
    List<VersionHistory> versions = new ArrayList<>();
    for (FormVersion version : library.listVersions(form).reversed()) {
      Optional.ofNullable(questions.get(version.version()))
          .or(() -> compiled.computeIfAbsent(version.md5(), md5 -> compile(version)))
          .map(asked ->
              new VersionHistory(
                  version.version(), asked, decisions.getOrDefault(version.version(), List.of())))
          .ifPresent(versions::add);
    }
    return QuestionHistory.of(versions);
  }

  /** The questions of a version that came without: shipped forms, and those of older Haltes. */
  private Optional<List<VersionQuestion>> compile(FormVersion version) {
    try {
      return workbook(library.getSource(version))
          .map(book -> AskedQuestions.of(XlsForm.compile(book, version.id())));
    } catch (FormErrors | UnreadableFile e) {
      // An older program made it of a source that this one no longer takes: read it by names.
      return Optional.empty();
    }
  }

  private static Optional<Workbook> workbook(FormSource source) {
    return source
        .markdown()
        .map(text -> MarkdownTables.read(text, Limits.USUAL))
        .or(() -> source.xlsx().map(bytes -> Spreadsheets.read(bytes, "form.xlsx")));
  }
}

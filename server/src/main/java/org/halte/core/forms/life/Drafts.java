package org.halte.core.forms.life;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.base.kernel.Alphabet;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormSource;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.history.AskedQuestions;
import org.halte.core.forms.history.Comparison;
import org.halte.core.forms.history.Histories;
import org.halte.core.forms.history.VersionHistory;
import org.halte.core.forms.history.VersionQuestion;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.core.forms.xlsform.rows.Stacked;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.springframework.stereotype.Component;

/** Reads what somebody brings, without storing anything: a rehearsal of the publication. */
@Component
public class Drafts {

  /** How the id of a trial ends. */
  static final String TRIAL = "-essai";

  private final FormLibrary library;
  private final Histories histories;
  private final Organisations organisations;
  private final Clock clock;

  Drafts(FormLibrary library, Histories histories, Organisations organisations, Clock clock) {
    this.library = library;
    this.histories = histories;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** A version that is here already, as if somebody brought it. */
  public Brought bring(FormVersion version) {
    FormSource source = library.getSource(version);
    byte[] workbook =
        source
            .xlsx()
            .or(() ->
                source
                    .markdown()
                    .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .orElseThrow(() -> LifeProblem.unreadable(version.id(), UnreadableFile.Reason.EMPTY));
    String ending = source.xlsx().isPresent() ? ".xlsx" : ".md";
    return new Brought(version.id() + ending, workbook, files(version));
  }

  private List<Enclosure> files(FormVersion version) {
    return version.files().stream()
        .map(file ->
            new Enclosure(file.name(), file.contentType(), library.getFile(version, file.name())))
        .toList();
  }

  /**
   * Reads a form.
   *
   * @param listed whether a file name is that of a list of entities, which phones get by themselves
   * @throws LifeProblem when the file is no workbook
   * @throws org.halte.core.forms.xlsform.FormErrors with all that is wrong inside of it
   */
  public Draft read(Brought brought, Wish wish, OrganisationId who, Predicate<String> listed) {
    Workbook workbook = workbook(brought);
    Compiled first = XlsForm.compile(workbook, stem(brought));
    String id = wish.id().orElse(withoutTrial(first.formId()));
    FormId form =
        library.ownKey(
            id.substring(0, Math.min(FormId.LONGEST - TRIAL.length(), id.length())), who);
    Map<String, String> settings = settings(first, form.publicId(), wish);
    Workbook changed = settings.isEmpty() ? workbook : SettingsCells.with(workbook, settings);
    Compiled compiled = settings.isEmpty() ? first : XlsForm.compile(changed, form.publicId());
    Optional<FormVersion> previous = library.listVersions(form).stream().findFirst();
    List<Enclosure> files = enclosures(brought, compiled, previous);
    List<VersionQuestion> questions = AskedQuestions.of(compiled);
    return new Draft(
        form,
        compiled,
        settings.isEmpty() && isXlsx(brought) ? brought.content() : XlsxWriter.write(changed),
        files,
        category(wish, previous, questions),
        new Hindrances(library, organisations.getOrganisation(who), LocalDate.now(clock))
            .list(
                form,
                wish.trial().isPresent() ? trialOf(form, library, who) : form,
                compiled,
                files,
                listed),
        previous,
        questions,
        previous.map(version -> Comparison.of(asked(version), questions)).orElse(List.of()));
  }

  private static Workbook workbook(Brought brought) {
    try {
      return Stacked.unstack(Spreadsheets.read(brought.content(), brought.fileName()));
    } catch (UnreadableFile e) {
      throw LifeProblem.unreadable(brought.fileName(), e.reason());
    }
  }

  /** A file's name as a form id. */
  private static String stem(Brought brought) {
    String plain = Alphabet.toId(brought.stem().toLowerCase(Locale.ROOT));
    return plain.isEmpty() ? "formulaire" : plain;
  }

  /** The key of the form that tries another out. */
  static FormId trialOf(FormId form, FormLibrary library, OrganisationId who) {
    return library.ownKey(form.publicId() + TRIAL, who);
  }

  static String withoutTrial(String id) {
    return id.endsWith(TRIAL) && id.length() > TRIAL.length()
        ? id.substring(0, id.length() - TRIAL.length())
        : id;
  }

  /** A file with macros opens only under its own name: it is kept as a plain workbook. */
  private static boolean isXlsx(Brought brought) {
    byte[] content = brought.content();
    boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
    return zip && !brought.fileName().toLowerCase(Locale.ROOT).endsWith(".xlsm");
  }

  /** What must be written into the workbook so that it is what the publisher wants. */
  private static Map<String, String> settings(Compiled first, String form, Wish wish) {
    Map<String, String> settings = new LinkedHashMap<>();
    String id = wish.trial().isPresent() ? form + TRIAL : form;
    if (!id.equals(first.model().settings().find("id_string").orElse(""))) {
      settings.put("form_id", id);
    }
    wish.version()
        .filter(version -> !version.equals(first.version()))
        .ifPresent(version -> settings.put("version", version));
    String title = TrialTitle.in(first.title(), wish.trial().isPresent());
    if (!title.equals(first.title())) {
      settings.put("form_title", title);
    }
    return settings;
  }

  private List<Enclosure> enclosures(
      Brought brought, Compiled compiled, Optional<FormVersion> previous) {
    Map<String, Enclosure> files = new LinkedHashMap<>();
    List<String> spoken = FormVersion.fileNamesIn(compiled.xform());
    previous.stream()
        .flatMap(version -> files(version).stream())
        .filter(file -> spoken.contains(file.name()))
        .forEach(file -> files.put(file.name(), file));
    brought.files().forEach(file -> files.put(file.name(), file));
    compiled
        .itemsetsCsv()
        .ifPresent(csv ->
            files.put(
                "itemsets.csv",
                new Enclosure(
                    "itemsets.csv",
                    "text/csv",
                    csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    return List.copyOf(files.values());
  }

  private List<VersionQuestion> asked(FormVersion version) {
    return histories.of(version.form()).versions().stream()
        .filter(known -> known.version().equals(version.version()))
        .findFirst()
        .map(VersionHistory::questions)
        .orElse(List.of());
  }

  /** What the publisher says, what it was before, or the shipped form that it is most like. */
  private static String category(
      Wish wish, Optional<FormVersion> previous, List<VersionQuestion> questions) {
    wish.category()
        .filter(said -> ShippedForms.list().stream().noneMatch(form -> form.id().equals(said)))
        .ifPresent(said -> {
          throw LifeProblem.unknownCategory(said);
        });
    return wish.category()
        .or(() -> previous.flatMap(FormVersion::category))
        .orElseGet(() -> Resemblance.nearest(questions));
  }
}

package org.halte.core.forms.life;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormSource;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.ShippedForm;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.history.AskedQuestions;
import org.halte.core.forms.history.Comparison;
import org.halte.core.forms.history.Histories;
import org.halte.core.forms.history.VersionHistory;
import org.halte.core.forms.history.VersionQuestion;
import org.halte.core.forms.life.Hindrance.Kind;
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
            .orElseThrow(
                () -> LifeProblem.unreadable(version.form().value(), UnreadableFile.Reason.EMPTY));
    String ending = source.xlsx().isPresent() ? ".xlsx" : ".md";
    return new Brought(version.form().value() + ending, workbook, files(version));
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
    FormId form = new FormId(wish.id().orElse(withoutTrial(first.formId())));
    Map<String, String> settings = settings(first, form, wish);
    Workbook changed = settings.isEmpty() ? workbook : SettingsCells.with(workbook, settings);
    Compiled compiled = settings.isEmpty() ? first : XlsForm.compile(changed, form.value());
    Optional<FormVersion> previous =
        library.listVersions(form).stream()
            .filter(version -> version.organisation().equals(Optional.of(who)))
            .findFirst();
    List<Enclosure> files = enclosures(brought, compiled, previous);
    List<VersionQuestion> questions = AskedQuestions.of(compiled);
    return new Draft(
        form,
        compiled,
        settings.isEmpty() && isXlsx(brought) ? brought.content() : XlsxWriter.write(changed),
        files,
        category(wish, previous, questions),
        hindrances(form, compiled, files, wish, who, listed),
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

  /** A file's name as a form id: letters, digits and underscores. */
  private static String stem(Brought brought) {
    String plain = brought.stem().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_-]+", "_");
    return plain.isBlank() ? "formulaire" : plain;
  }

  private static String withoutTrial(String id) {
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
  private static Map<String, String> settings(Compiled first, FormId form, Wish wish) {
    Map<String, String> settings = new LinkedHashMap<>();
    String id = wish.trial().isPresent() ? form.value() + TRIAL : form.value();
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

  private List<Hindrance> hindrances(
      FormId form,
      Compiled compiled,
      List<Enclosure> files,
      Wish wish,
      OrganisationId who,
      Predicate<String> listed) {
    List<Hindrance> hindrances = new ArrayList<>();
    idHindrance(form, who).ifPresent(hindrances::add);
    versionHindrance(form, compiled, wish).ifPresent(hindrances::add);
    Set<String> here = files.stream().map(Enclosure::name).collect(Collectors.toSet());
    Set<String> spoken = new HashSet<>(FormVersion.fileNamesIn(compiled.xform()));
    spoken.addAll(compiled.files());
    spoken.stream()
        .filter(name -> !here.contains(name) && !listed.test(name))
        .sorted()
        .forEach(name -> hindrances.add(new Hindrance(Kind.FILE_MISSING, name, "")));
    return hindrances;
  }

  private Optional<Hindrance> idHindrance(FormId form, OrganisationId who) {
    boolean shipped =
        ShippedForms.list().stream().map(ShippedForm::id).anyMatch(form.value()::equals);
    boolean others =
        library.listVersions(form).stream()
            .anyMatch(version -> !version.organisation().equals(Optional.of(who)));
    if (form.value().endsWith(TRIAL)) {
      return Optional.of(new Hindrance(Kind.ID_RESERVED, form.value(), free(form, who)));
    }
    return shipped || others
        ? Optional.of(
            new Hindrance(shipped ? Kind.ID_SHIPPED : Kind.ID_TAKEN, form.value(), free(form, who)))
        : Optional.empty();
  }

  /** The id with the association's name behind it, and a number where that is taken too. */
  private String free(FormId form, OrganisationId who) {
    String slug =
        organisations.listOrganisations().stream()
            .filter(organisation -> organisation.id().equals(who))
            .map(organisation -> organisation.slug().replace('-', '_'))
            .findFirst()
            .orElse("2");
    String base = withoutTrial(form.value()) + "_" + slug;
    String id = base;
    for (int n = 2; !library.listVersions(new FormId(id)).isEmpty(); n++) {
      id = base + "_" + n;
    }
    return id;
  }

  private Optional<Hindrance> versionHindrance(FormId form, Compiled compiled, Wish wish) {
    FormId target = wish.trial().isPresent() ? new FormId(form.value() + TRIAL) : form;
    List<FormVersion> known = library.listVersions(target);
    Set<String> used = known.stream().map(FormVersion::version).collect(Collectors.toSet());
    String last = known.isEmpty() ? "" : known.getFirst().version();
    if (compiled.version().isBlank()) {
      String proposal = VersionNames.next(last, used, today());
      return Optional.of(new Hindrance(Kind.VERSION_MISSING, "", proposal));
    }
    return library
        .findVersion(target, compiled.version())
        .filter(version -> !version.xformText().equals(compiled.xform()))
        .map(version ->
            new Hindrance(
                Kind.VERSION_TAKEN,
                compiled.version(),
                VersionNames.next(compiled.version(), used, today())));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
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

package org.halte.core.forms.xlsform;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.base.formats.Cell;
import org.halte.base.formats.CsvWriter;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.Column;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;
import org.halte.core.forms.xform.XFormWriter;
import org.halte.core.forms.xlsform.entities.EntitiesReader;
import org.halte.core.forms.xlsform.entities.EntityPlaces;
import org.halte.core.forms.xlsform.rows.SheetReader;
import org.halte.core.forms.xlsform.rows.Stacked;

/** The compiler's front door: a workbook in, an XForm or all of its errors out. */
public final class XlsForm {
  /** The root element and id of a form that sets none. */
  public static final String DEFAULT_NAME = "data";

  private static final Set<String> SHEETS =
      Set.of("survey", "choices", "settings", "external_choices", "entities", "osm");

  private final Workbook workbook;
  private final Problems problems = new Problems();
  private final IdentityHashMap<Sheet, FormSheet> known = new IdentityHashMap<>();

  private XlsForm(Workbook workbook) {
    this.workbook = workbook;
  }

  /**
   * Compiles a form whose root element is {@code data} and whose id is at worst the file's name.
   */
  public static Compiled compile(Workbook workbook, String fileStem) {
    return compile(workbook, DEFAULT_NAME, fileStem);
  }

  /**
   * Compiles a form.
   *
   * @param rootName name of the answers' root element
   * @param fallbackId the form's id when its settings give none
   * @throws FormErrors with everything that is wrong with the form
   */
  public static Compiled compile(Workbook workbook, String rootName, String fallbackId) {
    XlsForm form = new XlsForm(Stacked.unstack(workbook));
    try {
      return form.compile(rootName, fallbackId);
    } catch (StackOverflowError tooDeep) {
      // Groups are limited in depth; a text of thousands of nested brackets is not.
      form.problems.error("survey", 0, "", ProblemCode.TOO_DEEP, "", "");
      throw new FormErrors(form.problems.errors(), form.problems.warnings());
    }
  }

  /** The sheets of any workbook, to be edited and written back, even of one that has errors. */
  public static List<FormSheet> read(Workbook workbook) {
    return new XlsForm(Stacked.unstack(workbook)).sheets();
  }

  private Compiled compile(String rootName, String fallbackId) {
    Optional<Sheet> survey = workbook.findSheet("survey");
    if (survey.isEmpty()) {
      problems.error("survey", 0, "", ProblemCode.SHEET_MISSING, "survey", similarSheet("survey"));
      throw new FormErrors(problems.errors(), problems.warnings());
    }
    Settings settings = settings(rootName, fallbackId);
    boolean oneSpace = settings.isOn("clean_text_values", true);
    FormSheet choices = sheet("choices", false);
    FormSheet external = sheet("external_choices", false);
    Lists lists = lists(settings, choices, external);
    FormSheet rows = sheet("survey", oneSpace);
    if (!rows.hasColumn("type")) {
      List<String> headers = rows.columns().stream().map(Column::header).toList();
      String nearest = problems.suggest("type", headers);
      problems.error("survey", 1, "", ProblemCode.HEADER_MISSING, "type", nearest);
      throw new FormErrors(problems.errors(), problems.warnings());
    }
    SurveyReader.Survey read = new SurveyReader(settings, lists, problems).read(rows);
    new TranslationsCheck(problems).check(rows, choices, lists.isOtherAdded());
    FormModel model = model(SettingsReader.with(settings, rows), lists.all(), read, entities());
    return write(EntityPlaces.place(model, problems));
  }

  private Lists lists(Settings settings, FormSheet choices, FormSheet external) {
    ChoicesReader reader = new ChoicesReader(settings, problems);
    return new Lists(
        reader.read(choices),
        external.rows().stream().map(row -> row.text("list_name")).collect(Collectors.toSet()),
        reader.readOsm(sheet("osm", false)),
        similarSheet("choices"),
        similarSheet("external_choices"),
        problems);
  }

  private Settings settings(String rootName, String fallbackId) {
    return SettingsReader.read(sheet("settings", false), rootName, fallbackId, problems);
  }

  private List<EntityDeclaration> entities() {
    return new EntitiesReader(problems).read(sheet("entities", false));
  }

  private FormModel model(
      Settings settings,
      Map<String, ChoiceList> lists,
      SurveyReader.Survey survey,
      List<EntityDeclaration> entities) {
    return new FormModel(
        sheets(), settings, lists, survey.items(), survey.meta(), entities, !entities.isEmpty());
  }

  private Compiled write(FormModel model) {
    XFormWriter.Written written = XFormWriter.write(model, problems);
    if (problems.hasErrors()) {
      throw new FormErrors(problems.errors(), problems.warnings());
    }
    return new Compiled(
        written.xml(),
        model.settings().formId(),
        model.settings().version(),
        model.settings().title(),
        written.languages(),
        problems.warnings(),
        model,
        written.paths(),
        written.files(),
        itemsets());
  }

  private FormSheet sheet(String name, boolean oneSpace) {
    Optional<Sheet> sheet = workbook.findSheet(name);
    if (sheet.isEmpty()) {
      String similar = Set.of("settings", "entities").contains(name) ? similarSheet(name) : "";
      if (!similar.isEmpty()) {
        problems.warn(similar, 0, "", ProblemCode.SHEET_NAME_CLOSE, name);
      }
      return FormSheet.empty(name, name);
    }
    FormSheet rows = SheetReader.read(sheet.get(), name, oneSpace, problems);
    known.put(sheet.get(), rows);
    return rows;
  }

  /** Every sheet of the workbook, those that the standard does not know too. */
  private List<FormSheet> sheets() {
    return workbook.sheets().stream()
        .map(sheet -> known.computeIfAbsent(sheet, SheetReader::readAsIs))
        .toList();
  }

  private String similarSheet(String name) {
    if (workbook.findSheet(name).isPresent()) {
      return "";
    }
    return workbook.sheets().stream()
        .map(Sheet::name)
        .filter(other -> !other.startsWith("_") && !SHEETS.contains(other.toLowerCase(Locale.ROOT)))
        .filter(other -> Names.distance(name, other.toLowerCase(Locale.ROOT)) <= 2)
        .collect(Collectors.joining(", "));
  }

  /** The external_choices sheet, as it is, as the file that phones look choices up in. */
  private Optional<String> itemsets() {
    List<Row> rows = workbook.findSheet("external_choices").map(Sheet::rows).orElse(List.of());
    if (rows.size() < 2) {
      return Optional.empty();
    }
    List<Integer> columns = rows.getFirst().cells().stream().map(Cell::column).toList();
    List<List<String>> table =
        rows.stream().map(row -> columns.stream().map(row::text).toList()).toList();
    return Optional.of(new String(CsvWriter.exactInQuotes(table), StandardCharsets.UTF_8));
  }
}

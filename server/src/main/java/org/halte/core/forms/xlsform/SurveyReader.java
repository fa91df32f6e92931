package org.halte.core.forms.xlsform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.QuestionType;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.model.YesNo;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;
import org.halte.core.forms.xlsform.expressions.Grammar;

/** The survey sheet's rows as a tree of questions, groups and repeats. */
final class SurveyReader {
  /** Elements inside each other on screen: many readers of XML go no deeper than a hundred. */
  private static final int DEEPEST = 90;

  private static final Set<String> LOGIC =
      Set.of("relevant", "constraint", "calculate", "required", "readonly", "jr:count");

  private static final Set<String> MEDIA = Set.of("image", "big-image", "audio", "video");

  private final Settings settings;
  private final Lists lists;
  private final Problems problems;
  private final QuestionReader questions;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Question> meta = new ArrayList<>();
  private final Set<String> repeatNames = new HashSet<>();

  SurveyReader(Settings settings, Lists lists, Problems problems) {
    this.settings = settings;
    this.lists = lists;
    this.problems = problems;
    this.questions = new QuestionReader(settings.defaultLanguage(), lists, problems);
  }

  /** What the survey sheet holds. */
  record Survey(List<Item> items, List<Question> meta) {}

  Survey read(FormSheet sheet) {
    FormRow none = new FormRow(sheet.name(), 0, List.of());
    open.push(
        new Frame(null, Traits.added(none, settings.rootName(), Localized.NONE, Map.of()), ""));
    for (FormRow row : sheet.rows()) {
      if (!row.fields().isEmpty() && !isDisabled(row) && !SettingsReader.isSetting(row)) {
        readRow(row);
        checkLogic(row);
      }
    }
    while (open.size() > 1) {
      Frame frame = open.peek();
      problems.error(frame.row, "type", ProblemCode.BEGIN_UNMATCHED, frame.traits.name());
      close();
    }
    return new Survey(open.pop().items, meta);
  }

  private boolean isDisabled(FormRow row) {
    Optional<String> disabled = row.find("disabled");
    if (disabled.isPresent()) {
      problems.warn(row, "disabled", ProblemCode.ROW_DISABLED, "");
    }
    return disabled.flatMap(YesNo::read).orElse(false);
  }

  /** Logic that no phone can read is told of here: phones name no row. */
  private void checkLogic(FormRow row) {
    for (Field field : row.fields()) {
      boolean logic = field.path().size() == 2 && LOGIC.contains(field.path().getLast());
      if (logic || field.path().equals(List.of("choice_filter"))) {
        Grammar.findBreak(YesNo.asExpression(field.text()))
            .ifPresent(
                rest -> problems.warn(row, field.header(), ProblemCode.EXPRESSION_BROKEN, rest));
      }
    }
  }

  private void readRow(FormRow row) {
    String type = row.text("type");
    if (type.isEmpty()) {
      if (row.find("name").isEmpty() && row.localized("", "label").isEmpty()) {
        problems.warn(row, "", ProblemCode.ROW_IGNORED, "");
      } else {
        problems.error(row, "type", ProblemCode.TYPE_MISSING, "");
      }
      return;
    }
    if (type.equals("audit")) {
      if (!meta.isEmpty()) {
        problems.error(row, "type", ProblemCode.NAME_TWICE, "audit");
      }
      meta.add(questions.readAudit(row));
      return;
    }
    Optional<ControlType.Opening> end = ControlType.end(type);
    if (end.isPresent()) {
      end(row, end.get());
      return;
    }
    Optional<Traits> named = name(row, type);
    Optional<ControlType.Begin> begin = ControlType.begin(type);
    // A group keeps its place even without a good name, so that its end still matches.
    Traits traits = named.orElseGet(() -> Traits.of(row, settings.defaultLanguage()));
    if (begin.isPresent()) {
      begin(row, begin.get(), traits);
    } else if (named.isPresent()) {
      readQuestion(row, type, traits);
    }
  }

  private Optional<Traits> name(FormRow row, String type) {
    Traits traits = Traits.of(row, settings.defaultLanguage());
    String name = traits.name();
    if (name.isEmpty()) {
      if (!type.equals("note")) {
        problems.error(row, "name", ProblemCode.NAME_MISSING, "");
        return Optional.empty();
      }
      traits = traits.named("generated_note_name_" + row.number());
      name = traits.name();
    }
    if (!Names.isTag(name)) {
      problems.error(
          row.sheet(), row.number(), "name", ProblemCode.NAME_INVALID, name, Names.mended(name));
      return Optional.empty();
    }
    if (name.equals("meta")) {
      problems.error(row, "name", ProblemCode.NAME_RESERVED, name);
      return Optional.empty();
    }
    for (String kind : traits.media().keySet()) {
      if (!MEDIA.contains(kind)) {
        problems.error(row, "media::" + kind, ProblemCode.MEDIA_UNKNOWN, kind);
      }
    }
    Frame frame = open.element();
    if (!frame.take(name)) {
      problems.error(row, "name", ProblemCode.NAME_TWICE, name);
      return Optional.empty();
    }
    if (!frame.takeIgnoringCase(name)) {
      problems.warn(row, "name", ProblemCode.NAME_TWICE_CASE, name);
    }
    return Optional.of(traits);
  }

  private void readQuestion(FormRow row, String type, Traits traits) {
    Frame frame = open.element();
    Optional<ControlType.Select> select = ControlType.select(type);
    if (select.isPresent()) {
      new SelectReader(questions, lists, problems).read(row, traits, select.get(), frame);
      return;
    }
    boolean osm = type.equals("osm") || type.startsWith("osm ");
    Optional<QuestionType> known = osm ? Optional.of(QuestionTypes.OSM) : QuestionTypes.find(type);
    if (known.isEmpty()) {
      problems.error(
          row.sheet(),
          row.number(),
          "type",
          ProblemCode.TYPE_UNKNOWN,
          type,
          ControlType.suggest(type, problems));
      frame.items.add(Question.of(traits, QuestionTypes.HIDDEN));
      return;
    }
    Question question = questions.read(row, traits, known.get());
    frame.items.add(
        osm && type.length() > 4
            ? questions.withTags(question, lists.osmTags(type.substring(4).strip()))
            : question);
  }

  private void begin(FormRow row, ControlType.Begin begin, Traits written) {
    Traits traits = written;
    if (depth() >= DEEPEST) {
      problems.error(row, "type", ProblemCode.TOO_DEEP, " (" + DEEPEST + ")");
      throw new FormErrors(problems.errors(), problems.warnings());
    }
    if (begin.opening() == ControlType.Opening.REPEAT) {
      checkRepeatName(row, traits.name());
    }
    if (begin.opening() == ControlType.Opening.LOOP) {
      checkLoop(row, begin);
    }
    warnWithoutLabel(row, begin, traits);
    String required = traits.bindText("required");
    if (!required.isEmpty() && YesNo.read(required).orElse(true)) {
      problems.error(row, "required", ProblemCode.SECTION_REQUIRED, traits.name());
    }
    traits = countNode(traits);
    String appearance = traits.appearance();
    boolean tableList = List.of(appearance.split("\\s+", -1)).contains("table-list");
    Frame frame;
    if (tableList) {
      String rest = appearance.replaceFirst("\\s*\\btable-list\\b", "").strip();
      traits = traits.withControl("appearance", ("field-list " + rest).strip());
      frame =
          new Frame(
              begin.opening(), traits.withTexts(Localized.NONE, Localized.NONE), begin.list());
      frame.tableList = "";
      if (!traits.label().isEmpty() || !traits.hint().isEmpty()) {
        Traits note =
            Traits.added(
                row, "generated_table_list_label_" + row.number(), Localized.NONE, Map.of());
        frame.items.add(
            Question.of(note.withTexts(traits.label(), traits.hint()), QuestionTypes.NOTE));
      }
    } else {
      frame = new Frame(begin.opening(), traits, begin.list());
    }
    open.push(frame);
  }

  /** A repeat is two elements on screen: the group and what is repeated. */
  private int depth() {
    return open.stream()
        .skip(1)
        .mapToInt(frame -> frame.opening == ControlType.Opening.REPEAT ? 2 : 1)
        .sum();
  }

  private void checkRepeatName(FormRow row, String name) {
    if (name.equals(settings.rootName())) {
      problems.error(row, "name", ProblemCode.REPEAT_NAME_ROOT, name);
    }
    if (!repeatNames.add(name)) {
      problems.error(row, "name", ProblemCode.REPEAT_NAME_TWICE, name);
    }
  }

  private void checkLoop(FormRow row, ControlType.Begin begin) {
    if (begin.list().isEmpty()) {
      problems.error(row, "type", ProblemCode.LOOP_LIST_MISSING, "");
    } else if (lists.find(begin.list()).isEmpty()) {
      lists.unknown(row, begin.list());
    }
  }

  private void warnWithoutLabel(FormRow row, ControlType.Begin begin, Traits traits) {
    boolean silent = traits.label().isEmpty() && traits.media().isEmpty();
    if (silent && begin.opening() == ControlType.Opening.REPEAT) {
      problems.warn(row, "label", ProblemCode.SECTION_LABEL_MISSING, traits.name());
    }
  }

  /** A count that is an expression needs a node of its own, which the repeat then refers to. */
  private Traits countNode(Traits traits) {
    String count = traits.control().getOrDefault("jr:count", "");
    if (count.isEmpty() || References.isReference(count)) {
      return traits;
    }
    String name = traits.name() + "_count";
    Frame frame = open.element();
    if (!frame.take(name)) {
      problems.error(traits.row(), "name", ProblemCode.NAME_TWICE, name);
    }
    frame.items.add(
        Question.of(
            Traits.added(
                traits.row(),
                name,
                Localized.NONE,
                Map.of("readonly", "true()", "calculate", count)),
            QuestionTypes.CALCULATE));
    return traits.withControl("jr:count", "${" + name + "}");
  }

  private void end(FormRow row, ControlType.Opening opening) {
    Frame frame = open.element();
    if (!row.text("bind", "entities:saveto").isEmpty()) {
      problems.error(row, "save_to", ProblemCode.SAVE_TO_SECTION, "");
    }
    if (open.size() == 1 || frame.opening != opening) {
      problems.error(
          row,
          "type",
          ProblemCode.END_UNMATCHED,
          row.find("name").map(name -> " (" + name + ")").orElse(""));
      return;
    }
    close();
  }

  private void close() {
    Frame frame = open.pop();
    List<Item> items = frame.items;
    if (frame.opening == ControlType.Opening.LOOP) {
      items = Loop.unroll(frame, lists, settings.defaultLanguage());
    }
    Section.Kind kind =
        frame.opening == ControlType.Opening.REPEAT ? Section.Kind.REPEAT : Section.Kind.GROUP;
    open.element().items.add(new Section(frame.traits, kind, items, List.of()));
  }
}

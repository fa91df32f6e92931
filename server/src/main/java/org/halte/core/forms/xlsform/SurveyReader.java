package org.halte.core.forms.xlsform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.QuestionType;
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

  private final Settings settings;
  private final Lists lists;
  private final Problems problems;
  private final QuestionReader questions;
  private final SectionReader sections;
  private final NameCheck names;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Question> meta = new ArrayList<>();

  SurveyReader(Settings settings, Lists lists, Problems problems) {
    this.settings = settings;
    this.lists = lists;
    this.problems = problems;
    this.questions = new QuestionReader(settings.defaultLanguage(), lists, problems);
    this.sections = new SectionReader(settings.rootName(), lists, problems);
    this.names = new NameCheck(settings, problems);
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
    Optional<ControlType.Opening> end = ControlType.end(type);
    if (type.isEmpty()) {
      readUntyped(row);
    } else if (type.equals("audit")) {
      readAudit(row);
    } else if (end.isPresent()) {
      end(row, end.get());
    } else {
      readNamed(row, type);
    }
  }

  private void readUntyped(FormRow row) {
    if (row.find("name").isEmpty() && row.localized("", "label").isEmpty()) {
      problems.warn(row, "", ProblemCode.ROW_IGNORED, "");
    } else {
      problems.error(row, "type", ProblemCode.TYPE_MISSING, "");
    }
  }

  private void readAudit(FormRow row) {
    if (!meta.isEmpty()) {
      problems.error(row, "type", ProblemCode.NAME_TWICE, "audit");
    }
    meta.add(questions.readAudit(row));
  }

  private void readNamed(FormRow row, String type) {
    Optional<Traits> named = names.read(row, type, open.element());
    Optional<ControlType.Begin> begin = ControlType.begin(type);
    if (begin.isPresent()) {
      // A group keeps its place even without a good name, so that its end still matches.
      begin(row, begin.get(), named.orElseGet(() -> Traits.of(row, settings.defaultLanguage())));
    } else if (named.isPresent()) {
      readQuestion(row, type, named.get());
    }
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

  private void begin(FormRow row, ControlType.Begin begin, Traits traits) {
    if (depth() >= DEEPEST) {
      problems.error(row, "type", ProblemCode.TOO_DEEP, " (" + DEEPEST + ")");
      throw new FormErrors(problems.errors(), problems.warnings());
    }
    open.push(sections.open(row, begin, traits, open.element()));
  }

  /** A repeat is two elements on screen: the group and what is repeated. */
  private int depth() {
    return open.stream()
        .skip(1)
        .mapToInt(frame -> frame.opening == ControlType.Opening.REPEAT ? 2 : 1)
        .sum();
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

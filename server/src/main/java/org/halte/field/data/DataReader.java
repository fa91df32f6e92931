package org.halte.field.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.intake.Submission;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Precision;
import org.halte.core.policy.Viewer;
import org.halte.field.data.DataForm.Column;
import org.halte.field.figures.boards.Named;
import org.halte.field.figures.boards.Names;
import org.halte.field.figures.boards.PlaceView;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.springframework.stereotype.Component;

/** Opens reports of a form and leaves in each what its viewer may see. */
@Component
class DataReader {

  private static final Viewer.System SELF = new Viewer.System("form data");
  private static final int OPENED_AT_ONCE = 500;
  private static final int A_PAGE = 100;
  private static final String PLACE_QUESTION = "lieu";
  private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-.+");

  private final Submissions submissions;
  private final PlaceRegistry places;
  private final Names names;
  private final AnswerMemory memory;

  DataReader(Submissions submissions, PlaceRegistry places, Names names, AnswerMemory memory) {
    this.submissions = submissions;
    this.places = places;
    this.names = names;
    this.memory = memory;
  }

  /** The rows of some lines, in their order. */
  List<DataRow> read(FormTable.Opened opened, List<Line> lines) {
    return rows(opened, lines, open(opened, lines));
  }

  /** The same without their answers, for which nothing has to be opened. */
  List<DataRow> heads(FormTable.Opened opened, List<Line> lines) {
    return rows(opened, lines, Map.of());
  }

  private List<DataRow> rows(
      FormTable.Opened opened, List<Line> lines, Map<Long, OpenAnswers> answers) {
    Access access = opened.access();
    Map<UUID, Optional<Named>> known = listPlaces(lines, access);
    Set<String> columns =
        opened.form().columns().stream().map(Column::key).collect(Collectors.toSet());
    return lines.stream()
        .map(line -> {
          Decision decision = access.decide(line.facts());
          Optional<Named> place =
              line.place().flatMap(id -> known.getOrDefault(id, Optional.empty()));
          Optional<OpenAnswers> found = Optional.ofNullable(answers.get(line.number()));
          Filling filling =
              found
                  .filter(_ -> decision.visible())
                  .map(all ->
                      all.shown(
                          opened.whole(),
                          (column, value) ->
                              columns.contains(column.key())
                                      && (place.isPresent() || !namesPlace(column, value))
                                  ? shown(column, value, decision)
                                  : Optional.empty()))
                  .orElse(Filling.EMPTY);
          boolean link = found.filter(OpenAnswers::link).isPresent();
          return new DataRow(head(line, decision, access, place, link), filling, decision.open());
        })
        .toList();
  }

  /** Whether nobody has opened the form ahead yet; asking begins it. */
  boolean warms(FormTable.Opened opened) {
    return memory.shelf(opened.whole(), opened.history()).warms();
  }

  /** The answers by number: those that are in memory, and the rest from under seal. */
  private Map<Long, OpenAnswers> open(FormTable.Opened opened, List<Line> lines) {
    AnswerMemory.Shelf shelf = memory.shelf(opened.whole(), opened.history());
    Map<Long, OpenAnswers> answers = new HashMap<>();
    for (int from = 0; from < lines.size(); from += OPENED_AT_ONCE) {
      List<Line> some = lines.subList(from, Math.min(from + OPENED_AT_ONCE, lines.size()));
      if (find(shelf, some, answers)) {
        continue;
      }
      if (some.size() <= A_PAGE) {
        unseal(opened, shelf, some, answers);
        continue;
      }
      shelf.byTurns(() -> {
        if (!find(shelf, some, answers)) {
          unseal(opened, shelf, some, answers);
        }
      });
    }
    return answers;
  }

  /** Whether all of them are in memory; adds those that are. */
  private static boolean find(
      AnswerMemory.Shelf shelf, List<Line> lines, Map<Long, OpenAnswers> answers) {
    for (Line line : lines) {
      shelf.find(line.number()).ifPresent(known -> answers.put(line.number(), known));
    }
    return lines.stream().allMatch(line -> answers.containsKey(line.number()));
  }

  private void unseal(
      FormTable.Opened opened,
      AnswerMemory.Shelf shelf,
      List<Line> lines,
      Map<Long, OpenAnswers> answers) {
    List<Line> sealed = lines.stream().filter(l -> !answers.containsKey(l.number())).toList();
    Map<String, Submission> sent =
        submissions.listByInstances(sealed.stream().map(Line::instanceId).toList(), SELF);
    for (Line line : sealed) {
      Submission submission = sent.get(line.instanceId());
      if (submission != null) {
        Filling filling = Filling.read(submission.xml(), opened.whole(), opened.history());
        boolean link = submission.link().isPresent();
        answers.put(line.number(), shelf.keep(line.number(), filling, link));
      }
    }
  }

  /** The places of some lines whose names the viewer may know: a place has rights of its own. */
  private Map<UUID, Optional<Named>> listPlaces(List<Line> lines, Access access) {
    return places
        .listByIds(lines.stream().flatMap(l -> l.place().stream()).collect(Collectors.toSet()))
        .stream()
        .collect(Collectors.toMap(Place::id, place -> named(place, access)));
  }

  private Head head(
      Line line, Decision decision, Access access, Optional<Named> place, boolean link) {
    boolean team = decision.opens(FieldClass.TEAM);
    boolean plain = decision.opens(FieldClass.PLACE);
    return new Head(
        line.sentId(),
        line.instanceId(),
        line.number(),
        line.formVersion(),
        line.status(),
        names.organisation(line.facts().owner()),
        team ? line.facts().team().map(names::team) : Optional.empty(),
        team ? line.member().map(names::member) : Optional.empty(),
        plain ? place : Optional.empty(),
        line.night(),
        plain ? Optional.of(decision.moment(line.startedAt())) : Optional.empty(),
        team ? Optional.of(line.receivedAt()) : Optional.empty(),
        team ? line.reviewedBy().map(names::member) : Optional.empty(),
        team ? line.reviewedAt() : Optional.empty(),
        link && team,
        access.mayWrite(line.facts()));
  }

  /** The place has rights of its own: a report does not open what its place does not. */
  private static Optional<Named> named(Place place, Access access) {
    return PlaceView.of(place, access)
        .flatMap(view -> view.name().map(name -> new Named(view.id().toString(), name)));
  }

  /**
   * Whether an answer is the id of a place. It is shown where the report's place is, whether there
   * is another of that id or none: the answer must not tell.
   */
  private static boolean namesPlace(Column column, String value) {
    return column.kind() == Kind.ONE
        && column.choices().isEmpty()
        && (column.fieldClass() == FieldClass.PLACE || column.name().equals(PLACE_QUESTION))
        && UUID_TEXT.matcher(value).matches();
  }

  /** Where only the district shows, a point does not, and people are rounded. */
  private static Optional<String> shown(Column column, String value, Decision decision) {
    if (!decision.opens(column.fieldClass())) {
      return Optional.empty();
    }
    if (decision.precision() == Precision.EXACT) {
      return Optional.of(value);
    }
    return switch (column.fieldClass()) {
      case POSITION -> Optional.empty();
      case COUNTS ->
          column.kind() == Kind.INTEGER || column.kind() == Kind.DECIMAL
              ? AnswerTypes.toDecimal(value)
                  .map(number -> String.valueOf(decision.rounded((int) Math.round(number))))
              : Optional.of(value);
      default -> Optional.of(value);
    };
  }
}

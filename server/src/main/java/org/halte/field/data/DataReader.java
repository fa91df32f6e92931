package org.halte.field.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.springframework.stereotype.Component;

/** Opens reports of a form and leaves in each what its viewer may see. */
@Component
class DataReader {

  private static final Viewer.System SELF = new Viewer.System("form data");

  private final Submissions submissions;
  private final PlaceRegistry places;
  private final Names names;

  DataReader(Submissions submissions, PlaceRegistry places, Names names) {
    this.submissions = submissions;
    this.places = places;
    this.names = names;
  }

  /** The rows of some lines, in their order. */
  List<DataRow> read(FormTable.Opened opened, List<Line> lines) {
    DataForm form = opened.form();
    Access access = opened.access();
    Map<String, Submission> sent =
        submissions.listByInstances(lines.stream().map(Line::instanceId).toList(), SELF);
    Map<UUID, Place> known =
        places
            .listByIds(lines.stream().flatMap(l -> l.place().stream()).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(Place::id, Function.identity()));
    Map<String, Column> columns = new HashMap<>();
    form.columns().forEach(column -> columns.put(column.key(), column));
    return lines.stream()
        .map(line -> {
          Decision decision = access.decide(line.facts());
          Optional<Submission> submission = Optional.ofNullable(sent.get(line.instanceId()));
          Filling filling =
              submission
                  .filter(found -> decision.visible())
                  .map(found ->
                      masked(Filling.read(found.xml(), form, opened.history()), columns, decision))
                  .orElse(Filling.EMPTY);
          boolean link = submission.flatMap(Submission::link).isPresent();
          return new DataRow(
              head(line, decision, access, line.place().map(known::get), link),
              filling,
              decision.open());
        })
        .toList();
  }

  private Head head(
      Line line, Decision decision, Access access, Optional<Place> place, boolean link) {
    boolean team = decision.opens(FieldClass.TEAM);
    boolean plain = decision.opens(FieldClass.PLACE);
    return new Head(
        line.instanceId(),
        line.number(),
        line.formVersion(),
        line.status(),
        names.organisation(line.facts().owner()),
        team ? line.facts().team().map(names::team) : Optional.empty(),
        team ? line.member().map(names::member) : Optional.empty(),
        plain ? place.flatMap(found -> named(found, access)) : Optional.empty(),
        line.night(),
        plain ? Optional.of(decision.moment(line.startedAt())) : Optional.empty(),
        team ? Optional.of(line.receivedAt()) : Optional.empty(),
        team ? line.reviewedBy().map(names::member) : Optional.empty(),
        team ? line.reviewedAt() : Optional.empty(),
        link,
        access.mayWrite(line.facts()));
  }

  /** The place has rights of its own: a report does not open what its place does not. */
  private static Optional<Named> named(Place place, Access access) {
    return access.decide(place.facts()).opens(FieldClass.PLACE)
        ? Optional.of(new Named(place.id().toString(), place.name()))
        : Optional.empty();
  }

  private static Filling masked(Filling filling, Map<String, Column> columns, Decision decision) {
    return new Filling(
        masked(filling.values(), columns, decision),
        filling.turns().stream()
            .map(turn ->
                new Filling.Turn(
                    turn.repeat(), turn.parent(), masked(turn.values(), columns, decision)))
            .toList());
  }

  private static Map<String, String> masked(
      Map<String, String> values, Map<String, Column> columns, Decision decision) {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      Column column = columns.get(key);
      if (column != null) {
        shown(column, value, decision).ifPresent(text -> shown.put(key, text));
      }
    });
    return shown;
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

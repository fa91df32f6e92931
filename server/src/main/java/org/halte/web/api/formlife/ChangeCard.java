package org.halte.web.api.formlife;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.halte.core.forms.history.Decision;
import org.halte.core.forms.history.QuestionChange;
import org.halte.core.forms.history.VersionQuestion;
import org.halte.field.reports.typing.FigureNames;

/**
 * One change between two versions.
 *
 * @param figures that its questions feed
 */
record ChangeCard(
    String kind,
    List<VersionQuestion> from,
    List<VersionQuestion> to,
    List<String> lost,
    List<String> gained,
    Optional<Decision> proposal,
    List<String> figures) {

  static ChangeCard of(QuestionChange change) {
    return new ChangeCard(
        change.kind().name(),
        change.from(),
        change.to(),
        change.lost(),
        change.gained(),
        change.proposal(),
        Stream.concat(change.from().stream(), change.to().stream())
            .flatMap(question -> FigureNames.of(question).stream())
            .distinct()
            .toList());
  }
}

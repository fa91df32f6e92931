package org.halte.field.data.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.halte.field.data.Head;
import org.halte.field.figures.boards.Named;

/** What is known of a report beside its answers, as columns of a file. */
record Heads(ZoneId zone) {

  static final List<String> NAMES =
      List.of(
          "_uuid",
          "_version",
          "_status",
          "_organisation",
          "_team",
          "_author",
          "_place",
          "_night",
          "_started_at",
          "_received_at",
          "_by_link",
          "_judged_by",
          "_judged_at",
          "_index");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * The values of a report.
   *
   * @param index its number in the table of reports
   */
  List<Object> cells(Head head, int index) {
    return List.of(
        head.instanceId(),
        head.version(),
        head.status(),
        head.organisation().name(),
        head.team().map(Named::name).orElse(""),
        head.author().map(Named::name).orElse(""),
        head.place().map(Named::name).orElse(""),
        head.night(),
        moment(head.startedAt()),
        moment(head.receivedAt()),
        head.link() ? 1 : 0,
        head.reviewedBy().map(Named::name).orElse(""),
        moment(head.reviewedAt()),
        index);
  }

  private String moment(Optional<Instant> at) {
    return at.map(this::moment).orElse("");
  }

  String moment(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}

package org.halte.field.figures.boards;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.Selection;
import org.halte.field.figures.boards.ReportCards.About;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.Report;
import org.halte.field.reports.ReportDesk;
import org.halte.field.reports.ReportsProblem;
import org.springframework.stereotype.Service;

/** Reports as one viewer may see them: the list beside the map, and the sheet of one report. */
@Service
public class ReportBoard {

  private static final int LONGEST_PAST = 500;

  private final Policy policy;
  private final ReportBoardStore store;
  private final PlaceBoardStore placeStore;
  private final ReportCards cards;
  private final ReportDesk desk;
  private final PlaceRegistry places;
  private final ReportPapers papers;

  ReportBoard(
      Policy policy,
      ReportBoardStore store,
      PlaceBoardStore placeStore,
      ReportCards cards,
      ReportDesk desk,
      PlaceRegistry places,
      ReportPapers papers) {
    this.policy = policy;
    this.store = store;
    this.placeStore = placeStore;
    this.cards = cards;
    this.desk = desk;
    this.places = places;
    this.papers = papers;
  }

  /** Some reports and how many there are in all for this viewer. */
  public record Listed(List<ReportCard> reports, long total) {
    public Listed {
      reports = List.copyOf(reports);
    }
  }

  /**
   * One answer as it was sent.
   *
   * @param label the question's words, in the reader's language where the form has it
   * @param type bind type: {@code int}, {@code geopoint} …; {@code string} when the form says none
   */
  public record GivenAnswer(String path, Optional<String> label, String value, String type) {}

  /**
   * Something the check of the form found.
   *
   * @param message one sentence or two in the reader's language
   */
  public record Found(
      String path, Optional<String> label, String kind, String message, String value) {}

  /**
   * Something that happened to the report.
   *
   * @param kind {@code received}, {@code corrected}, {@code approved} or {@code rejected}
   * @param by who, by name
   */
  public record Step(
      String instanceId,
      Instant at,
      Optional<String> by,
      String kind,
      Optional<String> note,
      List<AnswerChange> changes) {
    public Step {
      changes = List.copyOf(changes);
    }
  }

  /** An answer that a correction changed; an answer that is not there is empty. */
  public record AnswerChange(String path, Optional<String> label, String before, String after) {}

  /**
   * A photo or another file of the report.
   *
   * @param size in bytes; 0 while it has not come, or when it was refused
   * @param awaited whether the report names it and it is still on the phone
   * @param refused why it came and was not kept, in the reader's language
   */
  public record Enclosed(
      String name, String contentType, long size, boolean awaited, Optional<String> refused) {}

  /** The bytes of a file of a report, without what cameras write into them. */
  @SuppressWarnings("ArrayRecordComponent") // sent to one screen, never compared
  public record Content(String contentType, byte[] bytes) {}

  /**
   * A report whole.
   *
   * @param files those that came with it or are awaited, for those to whom photos are open
   * @param answers all that was answered, for those to whom every class is open
   * @param findings what the check found, for the same
   * @param history all that happened to it in all its versions, the oldest first
   */
  public record Sheet(
      @JsonUnwrapped ReportCard report,
      List<Enclosed> files,
      List<GivenAnswer> answers,
      List<Found> findings,
      List<Step> history) {
    public Sheet {
      files = List.copyOf(files);
      answers = List.copyOf(answers);
      findings = List.copyOf(findings);
      history = List.copyOf(history);
    }
  }

  /** One page of a selection, newest first. */
  public Listed list(Selection selection, int offset, int limit, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("reports"));
    List<Report> reports = store.list(selection, access, offset, limit);
    return new Listed(draw(reports, access), store.count(selection, access));
  }

  /** The past of a place, newest first. */
  List<ReportCard> listAt(UUID place, Access access) {
    return draw(store.list(Selection.ofPlace(place), access, 0, LONGEST_PAST), access);
  }

  /**
   * One report whole, in the reader's language.
   *
   * @throws ReportsProblem when there is none that the viewer may see
   */
  public Sheet getSheet(String instanceId, Viewer viewer, Locale language) {
    ReportDesk.Opened opened = desk.open(instanceId, viewer);
    Report report = opened.report();
    Access access = opened.access();
    Decision decision = access.decide(report.facts());
    ReportCard card = draw(List.of(report), access).getFirst();
    // The answers as sent hold every class of field at once.
    boolean whole = decision.open().containsAll(List.of(FieldClass.values()));
    if (whole) {
      return papers.sheet(card, report, access, language);
    }
    List<Enclosed> files =
        decision.opens(FieldClass.PHOTO) ? papers.files(report.instanceId(), language) : List.of();
    return new Sheet(card, files, List.of(), List.of(), List.of());
  }

  /**
   * A photo or another file of a report.
   *
   * @throws ReportsProblem when the viewer may not see such a report, or no photos of it, or the
   *     file is not there
   */
  public Content getFile(String instanceId, String name, Viewer viewer) {
    ReportDesk.Opened opened = desk.open(instanceId, viewer);
    boolean open = opened.access().decide(opened.report().facts()).opens(FieldClass.PHOTO);
    return Optional.of(opened.report())
        .filter(report -> open)
        .flatMap(report -> papers.findFile(report.instanceId(), name))
        .orElseThrow(() -> ReportsProblem.noSuchFile(name));
  }

  private List<ReportCard> draw(List<Report> reports, Access access) {
    Map<UUID, About> known =
        abouts(reports.stream().flatMap(r -> r.place().stream()).collect(Collectors.toSet()));
    return reports.stream()
        .flatMap(report ->
            cards
                .draw(
                    report,
                    report.place().flatMap(id -> Optional.ofNullable(known.get(id))),
                    access)
                .stream())
        .toList();
  }

  /** Some places, each with those that it may double. */
  private Map<UUID, About> abouts(Set<UUID> ids) {
    Map<UUID, Set<UUID>> doubles = placeStore.listDoubles(ids);
    Set<UUID> all = new HashSet<>(ids);
    doubles.values().forEach(all::addAll);
    Map<UUID, Place> known =
        places.listEver(all).stream().collect(Collectors.toMap(Place::id, place -> place));
    return ids.stream()
        .filter(known::containsKey)
        .collect(
            Collectors.toMap(
                id -> id,
                id ->
                    new About(
                        Optional.ofNullable(known.get(id)).orElseThrow(),
                        doubles.getOrDefault(id, Set.of()).stream()
                            .flatMap(other -> Optional.ofNullable(known.get(other)).stream())
                            .toList())));
  }
}

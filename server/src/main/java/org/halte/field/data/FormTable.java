package org.halte.field.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.history.Histories;
import org.halte.core.forms.history.QuestionHistory;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.Access;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.field.reports.ReportDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of a form's reports. It is there for coordinators: a volunteer's two weeks make no
 * table. Each opening leaves a line in the journal.
 */
@Service
public class FormTable {

  private static final Logger LOG = LoggerFactory.getLogger(FormTable.class);
  private static final int CHUNK = 2000;
  private static final int MOST_DECISIONS = 500;

  private final FormLibrary library;
  private final Histories histories;
  private final Policy policy;
  private final AgreementStore agreements;
  private final DataStore store;
  private final DataReader reader;
  private final ReportDesk desk;
  private final Map<String, Merged> merged = new ConcurrentHashMap<>();

  FormTable(
      FormLibrary library,
      Histories histories,
      Policy policy,
      AgreementStore agreements,
      DataStore store,
      DataReader reader,
      ReportDesk desk) {
    this.library = library;
    this.histories = histories;
    this.policy = policy;
    this.agreements = agreements;
    this.store = store;
    this.reader = reader;
    this.desk = desk;
  }

  /**
   * A form opened by a viewer.
   *
   * @param form only what is open in at least one report
   * @param whole with the questions that are closed, for Halte's own reading
   * @param closed how many of the form's questions are closed to the viewer
   */
  public record Opened(
      DataForm form, DataForm whole, QuestionHistory history, Access access, int closed) {}

  /** One page of the table. */
  public record Listed(List<DataRow> rows, long total, Map<String, Long> statuses) {
    public Listed {
      rows = List.copyOf(rows);
      statuses = Map.copyOf(statuses);
    }
  }

  /**
   * Opens a form for a viewer.
   *
   * @param purpose what is read of it, for the journal: {@code form data}, {@code form export} …
   * @throws DataProblem when there is no such form, or nothing of it for the viewer
   */
  public Opened open(String form, Viewer viewer, String purpose) {
    Viewer.Member person = coordinator(viewer).orElseThrow(() -> DataProblem.unknownForm(form));
    if (form.isBlank() || form.length() > FormId.LONGEST) {
      throw DataProblem.unknownForm(form);
    }
    // The line in the journal is the same for a form that is hidden and one that is not there.
    Access access = policy.open(viewer, new Reading(purpose, form));
    return library
        .find(form, person.organisation())
        .map(own -> open(own, access, EnumSet.allOf(FieldClass.class)))
        .or(() -> openShared(form, person.organisation(), access))
        .orElseThrow(() -> DataProblem.unknownForm(form));
  }

  /**
   * A form of that id by which another association shows something to the viewer. Only those that
   * share are looked at: how long it takes does not tell what the others have.
   */
  private Optional<Opened> openShared(String form, OrganisationId reader, Access access) {
    Set<OrganisationId> givers =
        agreements.listOf(reader).stream()
            .map(Agreement::giver)
            .filter(giver -> !giver.equals(reader))
            .collect(Collectors.toSet());
    for (FormId namesake : library.listOwn(form, givers)) {
      Set<FieldClass> open = store.listOpen(namesake.value(), access);
      if (!open.isEmpty()) {
        return Optional.of(open(namesake, access, open));
      }
    }
    return Optional.empty();
  }

  private Opened open(FormId form, Access access, Set<FieldClass> open) {
    QuestionHistory history = histories.of(form);
    DataForm whole = merge(library.listVersions(form), history);
    DataForm shown = whole.opening(open);
    int closed = whole.columns().size() - shown.columns().size();
    return new Opened(shown, whole, history, access, closed);
  }

  /** The form as it was laid out under a history, which may be told otherwise later. */
  private record Merged(QuestionHistory history, DataForm form) {}

  private DataForm merge(List<FormVersion> versions, QuestionHistory history) {
    String key =
        versions.getFirst().form()
            + versions.stream().map(FormVersion::md5).collect(Collectors.joining());
    Merged known = merged.get(key);
    if (known == null || known.history() != history) {
      known = new Merged(history, FormMerge.of(versions, history));
      merged.put(key, known);
    }
    return known.form();
  }

  private static Optional<Viewer.Member> coordinator(Viewer viewer) {
    Optional<Viewer.Member> person =
        switch (viewer) {
          case Viewer.Member member -> Optional.of(member);
          case Viewer.Connection connection -> Optional.of(connection.owner());
          case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
        };
    return person.filter(member -> member.is(Role.COORDINATOR));
  }

  /** One page of the reports that match. */
  public Listed page(Opened opened, DataQuery query, int offset, int limit) {
    String form = opened.form().key();
    Map<String, Long> statuses = store.countByStatus(form, query, opened.access());
    if (query.isPlain()) {
      List<Long> page = store.listNumbers(form, query, opened.access(), offset, limit);
      return new Listed(read(opened, page), query.countWanted(statuses), statuses);
    }
    List<Long> numbers = listNumbers(opened, query);
    int from = Math.min(offset, numbers.size());
    List<Long> page = numbers.subList(from, Math.min(from + limit, numbers.size()));
    return new Listed(read(opened, page), numbers.size(), statuses);
  }

  /** The reports that match, in order, by number. */
  public List<Long> listNumbers(Opened opened, DataQuery query) {
    List<Long> all = store.listNumbers(opened.form().key(), query, opened.access());
    if (query.isPlain()) {
      return all;
    }
    DataFilter filter = new DataFilter(opened.form(), query);
    DataOrder order = new DataOrder(opened.form(), query);
    List<DataOrder.Keyed> found = new ArrayList<>();
    for (List<Long> some : chunks(all)) {
      List<Line> lines = store.listLines(some);
      List<DataRow> rows =
          query.asksAnswers() ? reader.read(opened, lines) : reader.heads(opened, lines);
      rows.stream().filter(filter::passes).map(order::key).forEach(found::add);
    }
    found.sort(order.comparator());
    return found.stream().map(DataOrder.Keyed::number).toList();
  }

  /** Reads some reports one after the other; few of them are in memory at once. */
  public void each(Opened opened, List<Long> numbers, Consumer<DataRow> then) {
    chunks(numbers).forEach(some -> read(opened, some).forEach(then));
  }

  /**
   * Opens in the background what the viewer is about to search and to sort: somebody just came to
   * look at the form.
   */
  public void warm(Opened opened) {
    if (reader.warms(opened)) {
      Thread.ofPlatform().name("answers-warm").daemon().start(() -> readAll(opened));
    }
  }

  private void readAll(Opened opened) {
    try {
      each(
          opened,
          store.listNumbers(opened.form().key(), DataQuery.ALL, opened.access()),
          _ -> {
            // Read is opened.
          });
    } catch (RuntimeException e) {
      LOG.debug("A form was not opened ahead: it is opened when it is asked for", e);
    }
  }

  /** Reads some reports without their answers, a few at a time; none of them is opened. */
  public void eachHeads(Opened opened, List<Long> numbers, Consumer<List<DataRow>> then) {
    chunks(numbers).forEach(some -> then.accept(reader.heads(opened, store.listLines(some))));
  }

  private static List<List<Long>> chunks(List<Long> numbers) {
    return IntStream.iterate(0, from -> from < numbers.size(), from -> from + CHUNK)
        .mapToObj(from -> numbers.subList(from, Math.min(from + CHUNK, numbers.size())))
        .toList();
  }

  private List<DataRow> read(Opened opened, List<Long> numbers) {
    return reader.read(opened, store.listLines(numbers));
  }

  /**
   * One report with all its turns.
   *
   * @throws DataProblem when it is not there for the viewer
   */
  public DataRow getRow(Opened opened, String instanceId) {
    return reader.read(opened, List.of(line(opened, instanceId))).getFirst();
  }

  private Line line(Opened opened, String sentId) {
    return store.listSent(opened.form().key(), sentId).stream()
        .filter(line -> opened.access().decide(line.facts()).visible())
        .findFirst()
        .orElseThrow(() -> DataProblem.unknownRow(sentId));
  }

  /**
   * Judges several reports at once: all of them, or none when one cannot be judged.
   *
   * @param decision a code of {@link ReportDesk.Judgement}
   * @throws DataProblem when one is not of this form
   * @throws org.halte.field.reports.ReportsProblem when one is not the viewer's to judge
   */
  @Transactional
  public void judge(
      Opened opened, List<String> instanceIds, String decision, String note, Viewer viewer) {
    if (instanceIds.isEmpty() || instanceIds.size() > MOST_DECISIONS) {
      throw DataProblem.tooMany(instanceIds.size(), MOST_DECISIONS);
    }
    for (String instanceId : Set.copyOf(instanceIds)) {
      var _ = line(opened, instanceId);
      desk.review(instanceId, decision, note, viewer);
    }
  }
}

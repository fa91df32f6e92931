package org.halte.exchange;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halte.base.blobs.BlobId;
import org.halte.base.blobs.Blobs;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.NightCalendar;
import org.halte.base.kernel.Problem;
import org.halte.core.forms.FormLibrary;
import org.halte.core.intake.Delivery;
import org.halte.core.intake.Intake;
import org.halte.core.intake.IntakeProblem;
import org.halte.core.intake.Receipt;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Precision;
import org.halte.core.policy.Reading;
import org.halte.exchange.ImportPlan.NewPlace;
import org.halte.exchange.ImportPlan.NewVisit;
import org.halte.exchange.KnownPlaces.Known;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.ReportDesk;
import org.springframework.stereotype.Service;

/**
 * Imports in three steps: {@link #propose} reads a file and guesses its columns, {@link #tryOut}
 * says what a run would do and every error, {@link #run} hands the good rows to {@code
 * core.intake}. Running the same file again adds nothing.
 */
@Service
public class Imports {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int SAMPLE = 5;
  private static final String DEVICE = "import";

  private final ImportStore store;
  private final Blobs blobs;
  private final Policy policy;
  private final PlaceRegistry registry;
  private final ReportDesk reports;
  private final FormLibrary library;
  private final Intake intake;
  private final NightCalendar calendar;

  Imports(
      ImportStore store,
      Blobs blobs,
      Policy policy,
      PlaceRegistry registry,
      ReportDesk reports,
      FormLibrary library,
      Intake intake,
      NightCalendar calendar) {
    this.store = store;
    this.blobs = blobs;
    this.policy = policy;
    this.registry = registry;
    this.reports = reports;
    this.library = library;
    this.intake = intake;
    this.calendar = calendar;
  }

  /**
   * What was found in a file.
   *
   * @param columns its headings, each once
   * @param sample its first rows in the order of the columns
   * @param mapping the heading for each field that was recognised
   * @param fields all that rows of this kind may have
   */
  public record Proposal(
      UUID id,
      ImportKind kind,
      String file,
      int rows,
      List<String> columns,
      List<List<String>> sample,
      Map<String, String> mapping,
      List<ImportField> fields) {}

  /**
   * What a run did, or would do.
   *
   * @param ok rows without error
   * @param created places and visits that were not there
   * @param known rows that are there already
   */
  public record Outcome(
      int rows,
      int ok,
      int created,
      int known,
      int newPlaces,
      int knownPlaces,
      List<RowError> errors) {
    public Outcome {
      errors = List.copyOf(errors);
    }
  }

  /** Reads a file and keeps it, sealed, for a day. */
  public Proposal propose(ImportDoor door, ImportKind kind, String file, byte[] content) {
    ImportTable table = ImportTable.read(content, file, kind);
    store.deleteBefore(calendar.now().minus(KEPT)).forEach(blob -> blobs.delete(new BlobId(blob)));
    BlobId blob = blobs.put(content);
    UUID id = Ids.next();
    store.insert(
        new ImportStore.Waiting(id, door.organisation(), kind, file, blob.value()), calendar.now());
    Map<String, String> mapping = new LinkedHashMap<>();
    table
        .guess(kind)
        .forEach((column, field) -> mapping.put(field.wire(), table.headings().get(column)));
    List<Integer> order = table.headings().keySet().stream().toList();
    List<List<String>> sample =
        table.rows().stream()
            .limit(SAMPLE)
            .map(source -> order.stream().map(column -> source.row().text(column)).toList())
            .toList();
    return new Proposal(
        id,
        kind,
        file,
        table.rows().size(),
        List.copyOf(table.headings().values()),
        sample,
        mapping,
        ImportField.listOf(kind));
  }

  /**
   * Says what a run would do, and writes nothing.
   *
   * @param mapping heading by field, e.g. {@code "headcount" → "Nb personnes"}
   */
  public Outcome tryOut(ImportDoor door, UUID id, Map<String, String> mapping) {
    Opened opened = open(door, id, mapping);
    ImportPlan plan = opened.plan();
    int created = plan.newPlaces().size() + plan.visits().size();
    return outcome(opened, created, plan.knownPlaces(), plan.errors());
  }

  /** Hands every good row to intake; those that were imported before are known there. */
  public Outcome run(ImportDoor door, UUID id, Map<String, String> mapping) {
    Opened opened = open(door, id, mapping);
    ImportForms forms =
        new ImportForms(
            form("lieu", door.organisation()),
            form("passage", door.organisation()),
            calendar.zone());
    List<RowError> errors = new ArrayList<>(opened.plan().errors());
    int created = 0;
    for (NewPlace place : opened.plan().newPlaces()) {
      created += send(door, forms.xml(place), place.row(), errors);
    }
    for (NewVisit visit : opened.plan().visits()) {
      created += send(door, forms.xml(visit), visit.row(), errors);
    }
    int sent = opened.plan().newPlaces().size() + opened.plan().visits().size();
    int refused = errors.size() - opened.plan().errors().size();
    int known = opened.plan().knownPlaces() + sent - created - refused;
    return outcome(opened, created, known, errors);
  }

  private int send(ImportDoor door, byte[] xml, ImportRow row, List<RowError> errors) {
    try {
      Receipt receipt = intake.receive(new Delivery(door.sender(), xml, List.of(), DEVICE));
      return receipt.outcome() == Receipt.Outcome.CREATED ? 1 : 0;
    } catch (IntakeProblem e) {
      if (e.kind() != Problem.Kind.CONFLICT) {
        throw e;
      }
      errors.add(
          new RowError(
              row.source().sheet(),
              row.source().row().number(),
              "",
              row.name(),
              "exchange.row-changed",
              Map.of("value", row.name())));
      return 0;
    }
  }

  private record Opened(ImportTable table, ImportPlan plan) {}

  private Opened open(ImportDoor door, UUID id, Map<String, String> mapping) {
    ImportStore.Waiting waiting =
        store
            .find(id, door.organisation())
            .orElseThrow(() -> ImportProblem.unknownImport(id.toString()));
    byte[] content = blobs.get(new BlobId(waiting.blob()));
    ImportTable table = ImportTable.read(content, waiting.file(), waiting.kind());
    Map<Integer, ImportField> columns = columns(table, waiting.kind(), mapping);
    LocalDate today = calendar.now().atZone(calendar.zone()).toLocalDate();
    Access access = policy.open(door.reader(), Reading.all("import"));
    return new Opened(
        table,
        ImportPlan.of(
            waiting.kind(), table, columns, knownPlaces(access), ids(door, access), today));
  }

  private RowIds ids(ImportDoor door, Access access) {
    return new RowIds(
        door.organisation(),
        door.importer(),
        store.key(),
        row ->
            registry.find(row).filter(place -> isPlain(place, access)).isPresent()
                || reports.isThere("uuid:" + row, door.organisation(), access),
        row ->
            registry.find(row).filter(place -> !isPlain(place, access)).isPresent()
                || reports.isHidden("uuid:" + row, door.organisation(), access));
  }

  private static Map<Integer, ImportField> columns(
      ImportTable table, ImportKind kind, Map<String, String> mapping) {
    Map<Integer, ImportField> columns = new LinkedHashMap<>();
    mapping.forEach((name, heading) -> {
      if (!heading.isBlank()) {
        columns.put(table.getColumn(heading), ImportField.fromWire(name, kind));
      }
    });
    ImportField needed = kind == ImportKind.PLACES ? ImportField.NAME : ImportField.DATE;
    if (!columns.containsValue(needed)) {
      throw ImportProblem.missingField(needed.wire());
    }
    return columns;
  }

  /** The places that whoever imports sees by name and exact point: no other is there. */
  private KnownPlaces knownPlaces(Access access) {
    KnownPlaces known = new KnownPlaces();
    registry.listAll().stream()
        .filter(place -> isPlain(place, access))
        .forEach(place -> known.add(new Known(place.id(), place.name(), place.position(), false)));
    return known;
  }

  private static boolean isPlain(Place place, Access access) {
    var decision = access.decide(place.facts());
    return decision.opens(FieldClass.POSITION)
        && decision.opens(FieldClass.PLACE)
        && decision.precision() == Precision.EXACT;
  }

  private FormFiller form(String id, OrganisationId organisation) {
    return FormFiller.of(
        library.findLatest(id, organisation).orElseThrow(() -> ImportProblem.noForm(id)).xform());
  }

  private static Outcome outcome(Opened opened, int created, int known, List<RowError> errors) {
    int rows = opened.table().rows().size();
    long wrong = errors.stream().map(error -> error.sheet() + error.row()).distinct().count();
    return new Outcome(
        rows,
        (int) (rows - wrong),
        created,
        known,
        opened.plan().newPlaces().size(),
        opened.plan().knownPlaces(),
        errors);
  }
}

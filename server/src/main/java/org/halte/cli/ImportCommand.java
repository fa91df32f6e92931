package org.halte.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.kernel.Problem;
import org.halte.core.people.Actor;
import org.halte.core.people.MemberId;
import org.halte.core.people.Organisation;
import org.halte.core.people.Organisations;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.Viewer;
import org.halte.exchange.ImportDoor;
import org.halte.exchange.ImportKind;
import org.halte.exchange.ImportProblem;
import org.halte.exchange.Imports;
import org.halte.exchange.RowError;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings in a file of places or past visits; the columns are guessed by their headings. */
@Command(
    name = "import",
    description = {
      "Bring in places or past visits from a CSV, XLSX, KML or KMZ file.",
      "Columns are recognised by their headings; running a file again adds nothing."
    })
final class ImportCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Parameters(paramLabel = "FILE", description = "CSV, XLSX, KML or KMZ file.")
  @SuppressWarnings("NullAway.Init") // Required: picocli sets it.
  Path file;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "KIND",
      description = "What its rows are: places or visits.")
  @SuppressWarnings("NullAway.Init") // Required: picocli sets it.
  String as;

  @Option(
      names = "--organisation",
      required = true,
      paramLabel = "NAME",
      description = "Name or short name of the association they belong to.")
  @SuppressWarnings("NullAway.Init") // Required: picocli sets it.
  String organisation;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the instance (HALTE_DATA, or ~/.local/share/halte by default).")
  @Nullable Path data;

  @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
  boolean dryRun;

  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ImportKind kind = ImportKind.fromWire(as);
    byte[] content = read();
    Path folder = HalteRunner.data(data);
    try (RunningHalte halte = start(folder)) {
      Organisation owner = owner(halte.get(Organisations.class));
      Devices devices = halte.get(Devices.class);
      Actor house = Actor.house("import");
      // A phone of its own, so that every imported report says where it came from.
      Device phone =
          devices
              .createShared(house, owner.id(), Optional.empty(), "Import " + file.getFileName())
              .device();
      try {
        return bringIn(halte, kind, content, owner, phone);
      } finally {
        devices.revoke(house, phone.token());
      }
    }
  }

  private int bringIn(
      RunningHalte halte, ImportKind kind, byte[] content, Organisation owner, Device phone)
      throws InterruptedException {
    Viewer device = new Viewer.Device(phone.token(), owner.id(), Optional.empty(), List.of());
    // Whoever runs Halte's machine matches rows with what the association's coordinators see.
    Viewer.Member reader =
        new Viewer.Member(
            new MemberId(new UUID(0, 0)), owner.id(), Set.of(Role.COORDINATOR), List.of());
    ImportDoor door = new ImportDoor(reader, device, reader.id(), owner.id());
    Imports imports = halte.get(Imports.class);
    Imports.Proposal proposal =
        imports.propose(door, kind, String.valueOf(file.getFileName()), content);
    Imports.Outcome outcome =
        dryRun
            ? imports.tryOut(door, proposal.id(), proposal.mapping())
            : imports.run(door, proposal.id(), proposal.mapping());
    halte.get(FollowerRunner.class).awaitCaughtUp(PATIENCE);
    print(outcome);
    return outcome.errors().isEmpty() ? 0 : Halte.NEEDS_ATTENTION;
  }

  /** On a port nobody knows: the folder's lock is what keeps a server out. */
  private static RunningHalte start(Path folder) {
    try {
      return HalteRunner.start(RunSettings.in(folder));
    } catch (Problem e) {
      if (e.code().equals(DatabaseProblem.FOLDER_IN_USE)) {
        throw (ImportProblem) ImportProblem.serverRuns(folder.toString()).initCause(e);
      }
      throw e;
    }
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw (ImportProblem) ImportProblem.noFile(file.toString()).initCause(e);
    }
  }

  private Organisation owner(Organisations organisations) {
    List<Organisation> all = organisations.listOrganisations();
    return all.stream()
        .filter(o ->
            o.name().equalsIgnoreCase(organisation.strip())
                || o.slug().equalsIgnoreCase(organisation.strip()))
        .findFirst()
        .orElseThrow(() ->
            ImportProblem.unknownOrganisation(
                organisation,
                all.stream().map(Organisation::name).collect(Collectors.joining(", "))));
  }

  private void print(Imports.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    for (RowError error : outcome.errors()) {
      String where = error.sheet().isEmpty() ? "" : error.sheet() + " ";
      out.println(
          where
              + Speech.say(
                  "exchange.row",
                  Map.of(
                      "row", error.row(),
                      "column", error.column(),
                      "message", Speech.say(error.code(), error.values()))));
    }
    out.println(
        Speech.say(
            dryRun ? "exchange.tried" : "exchange.done",
            Map.of(
                "rows", outcome.rows(),
                "created", outcome.created(),
                "known", outcome.known(),
                "wrong", outcome.errors().size())));
    out.flush();
  }
}

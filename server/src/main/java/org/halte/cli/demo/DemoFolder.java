package org.halte.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.halte.base.database.DataFolder;
import org.halte.base.database.EmbeddedPostgres;
import org.halte.base.kernel.PrivateFiles;
import org.halte.base.kernel.Problem;
import org.halte.cli.demo.story.Story;
import org.halte.cli.demo.story.TruthFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data folder of a demonstration. {@code demo/begun} is written before anything else and says
 * that the folder is a demonstration's; {@code demo/state.json} is written last and says that it is
 * whole. A folder with the first and not the second was interrupted and is filled anew.
 */
public final class DemoFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);
  private static final String LOCK = "halte.lock";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path path;

  /** The folder at that path, which need not be there yet. */
  public DemoFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  public Path path() {
    return path;
  }

  /** What was made before; empty when it is still to be made, or was not finished. */
  public Optional<DemoState> findState() {
    Path file = path.resolve("demo").resolve("state.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(JSON.readValue(file.toFile(), DemoState.class));
  }

  /**
   * Empties what an earlier, interrupted or unwanted demonstration left, and marks the folder.
   *
   * @throws DemoProblem when the folder holds anything else
   */
  public void begin() {
    // Opening it refuses a folder that a running Halte holds.
    try (DataFolder opened = DataFolder.open(requireOurs())) {
      stopDatabase(opened);
      clear();
      PrivateFiles.write(
          path.resolve("demo").resolve("begun"), "demo\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw (DemoProblem)
          DemoProblem.folderUnusable(path, String.valueOf(e.getMessage())).initCause(e);
    }
  }

  /** Refuses a folder that is not empty and that no demonstration began. */
  public Path requireOurs() {
    try (Stream<Path> inside = Files.isDirectory(path) ? Files.list(path) : Stream.empty()) {
      boolean empty = inside.allMatch(file -> file.endsWith(LOCK));
      if (!empty && !Files.exists(path.resolve("demo").resolve("begun"))) {
        throw DemoProblem.notADemo(path);
      }
      return path;
    } catch (IOException e) {
      throw (DemoProblem)
          DemoProblem.folderUnusable(path, String.valueOf(e.getMessage())).initCause(e);
    }
  }

  /** Writes what the simulator knows. */
  public void writeTruth(Story story) throws IOException {
    PrivateFiles.write(
        path.resolve("truth.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(TruthFile.of(story)));
  }

  /** From now on the demonstration is whole. */
  public void finish(DemoState state) throws IOException {
    PrivateFiles.write(path.resolve("demo").resolve("state.json"), JSON.writeValueAsBytes(state));
  }

  /** Writes {@code demo.json} for where Halte answers now. */
  public void announce(DemoState state, String url) throws IOException {
    Map<String, Object> demo = new LinkedHashMap<>();
    demo.put("url", url);
    demo.put("accounts", state.accounts());
    demo.put("openrosa", Map.of("url", url + "/openrosa/" + state.deviceToken()));
    PrivateFiles.write(
        path.resolve("demo.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(demo));
  }

  /** A demonstration that was killed may have left its database running. */
  private void stopDatabase(DataFolder opened) throws IOException {
    Path databases = path.resolve("pg");
    if (!Files.isDirectory(databases)) {
      return;
    }
    boolean perhapsRunning;
    try (Stream<Path> inside = Files.walk(databases, 2)) {
      perhapsRunning = inside.anyMatch(file -> file.endsWith("postmaster.pid"));
    }
    if (perhapsRunning) {
      try (EmbeddedPostgres _ = EmbeddedPostgres.start(opened)) {
        // Started or adopted only to be stopped in order.
      } catch (Problem e) {
        LOG.debug("No database was left that could be stopped", e);
      }
    }
  }

  /** Everything but the lock and, until the very end, the mark that the folder is ours. */
  private void clear() throws IOException {
    Path mark = path.resolve("demo");
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst =
          all.filter(file -> !file.equals(path) && !file.startsWith(mark) && !file.endsWith(LOCK))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(mark.resolve("state.json"));
  }
}

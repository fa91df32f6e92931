package org.halte.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.halte.cli.demo.DemoFolder;
import org.halte.cli.demo.DemoState;
import org.halte.cli.demo.Progress;
import org.halte.cli.demo.Seeder;
import org.halte.cli.demo.story.Story;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Halte at work in a fictional Paris; everything in it is invented. */
@Command(
    name = "demo",
    description = "Fill a folder with a fictional Paris, once, and serve it until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

  @Mixin ListenOptions listen = new ListenOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the demonstration (data/demo in the checkout by default).")
  @Nullable Path data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which story to tell when the folder is filled (1 by default).")
  long seed;

  @Option(names = "--reset", description = "Empty the demonstration's folder first.")
  boolean reset;

  // Set by picocli before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> where = listen.properties();
    PrintWriter out = spec.commandLine().getOut();
    DemoFolder folder = new DemoFolder(data == null ? defaultData() : data);
    folder.requireOurs();
    Optional<DemoState> before = reset ? Optional.empty() : folder.findState();
    DemoState state = before.isPresent() ? before.get() : fill(folder, out);
    RunningHalte halte = HalteRunner.start(settings(folder, where));
    folder.announce(state, halte.url().toString());
    print(state, halte.url().toString(), folder, out);
    halte.await();
    return 0;
  }

  /** On a port nobody knows, so that nobody sees half a city. */
  private DemoState fill(DemoFolder folder, PrintWriter out)
      throws IOException, InterruptedException {
    Progress progress = new Progress(out, Speech::say);
    progress.say("demo.starting");
    folder.begin();
    try (RunningHalte halte = HalteRunner.start(settings(folder, Map.of("server.port", "0")))) {
      try {
        return fill(folder, halte.get(Seeder.class), progress);
      } catch (RuntimeException e) {
        if (halte.isStopping()) {
          // Ctrl-C pulled the database away: no failure to tell of, the program is about to end.
          halte.await();
          Thread.sleep(Duration.ofMinutes(1));
        }
        throw e;
      }
    }
  }

  private DemoState fill(DemoFolder folder, Seeder seeder, Progress progress)
      throws IOException, InterruptedException {
    progress.say("demo.simulating");
    Story story = seeder.tell(seed);
    DemoState state = seeder.play(story, progress);
    folder.writeTruth(story);
    folder.finish(state);
    progress.say("demo.ready");
    return state;
  }

  /** Inside the checkout when the launcher started it, wherever it was called from. */
  private static Path defaultData() {
    String home = System.getenv("HALTE_HOME");
    return Path.of(home == null ? "" : home, "data", "demo");
  }

  private static RunSettings settings(DemoFolder folder, Map<String, String> where) {
    return new RunSettings(Optional.of(folder.path()), Optional.empty(), where);
  }

  /** One account of every role in every association is enough to look around. */
  private static void print(DemoState state, String url, DemoFolder folder, PrintWriter out) {
    Map<String, DemoState.Account> first = new LinkedHashMap<>();
    state
        .accounts()
        .forEach(account -> first.putIfAbsent(account.organisation() + account.role(), account));
    out.println();
    out.println(Speech.say("demo.welcome", Map.of("url", url)));
    out.println();
    out.printf(
        Locale.ROOT,
        "  %-24s %-16s %-40s %s%n",
        Speech.say("demo.organisation", Map.of()),
        Speech.say("demo.role", Map.of()),
        Speech.say("demo.email", Map.of()),
        Speech.say("demo.password", Map.of()));
    first
        .values()
        .forEach(account ->
            out.printf(
                Locale.ROOT,
                "  %-24s %-16s %-40s %s%n",
                account.organisation(),
                account.role(),
                account.email(),
                account.password()));
    out.println();
    out.println(
        Speech.say(
            "demo.files",
            Map.of(
                "demo",
                folder.path().resolve("demo.json"),
                "truth",
                folder.path().resolve("truth.json"))));
    out.flush();
  }
}

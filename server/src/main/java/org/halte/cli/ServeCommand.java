package org.halte.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.halte.core.people.entry.Setup;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped by Ctrl-C or a signal. */
@Command(name = "serve", description = "Run the server until Ctrl-C, its database included.")
final class ServeCommand implements Callable<Integer> {

  @Mixin ListenOptions listen = new ListenOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the instance (HALTE_DATA, or ~/.local/share/halte by default).")
  @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File of settings, NAME=VALUE in lines (.properties) or YAML (.yaml).")
  @Nullable Path config;

  // Set by picocli before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    RunningHalte halte = HalteRunner.start(settings());
    spec.commandLine().getOut().println("Halte is ready: " + halte.url());
    halte
        .get(Setup.class)
        .offer()
        .ifPresent(url ->
            spec.commandLine().getOut().println(Speech.say("people.setup", Map.of("url", url))));
    spec.commandLine().getOut().flush();
    halte.await();
    return 0;
  }

  private RunSettings settings() {
    return new RunSettings(
        Optional.ofNullable(data), Optional.ofNullable(config), listen.properties());
  }
}

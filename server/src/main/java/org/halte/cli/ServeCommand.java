package org.halte.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.halte.core.people.entry.Setup;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.halte.web.ServerProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped by Ctrl-C or a signal. */
@Command(name = "serve", description = "Run the server until Ctrl-C, its database included.")
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one (8080 by default).")
  @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Address to listen on (127.0.0.1 by default: this machine only).")
  @Nullable String address;

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
    Map<String, String> properties = new HashMap<>();
    if (port != null) {
      if (port < 0 || port > LAST_PORT) {
        throw ServerProblem.portInvalid(port);
      }
      properties.put("server.port", port.toString());
    }
    if (address != null) {
      properties.put("server.address", check(address));
    }
    return new RunSettings(Optional.ofNullable(data), Optional.ofNullable(config), properties);
  }

  private static String check(String text) {
    try {
      InetAddress address = InetAddress.getByName(text);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return address.getHostAddress();
      }
    } catch (IOException _) {
      // Answered below: a name that is not known is as wrong as another machine's address.
    }
    throw ServerProblem.addressInvalid(text);
  }
}

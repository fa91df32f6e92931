package org.halte.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.HashMap;
import java.util.Map;
import org.halte.web.ServerProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that serves listens. */
final class ListenOptions {

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

  /**
   * As settings; what was not given is not among them.
   *
   * @throws ServerProblem when this machine has no such port or address
   */
  Map<String, String> properties() {
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
    return properties;
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

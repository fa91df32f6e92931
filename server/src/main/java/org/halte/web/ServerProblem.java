package org.halte.web;

import java.nio.file.Path;
import java.util.Map;
import org.halte.base.kernel.Problem;

/** What keeps the server from starting. */
public final class ServerProblem extends Problem {

  private ServerProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** Another program listens on the port. */
  static ServerProblem portInUse(int port) {
    return new ServerProblem(Kind.CONFLICT, "server.port-in-use", Map.of("port", port));
  }

  /** The system does not let Halte listen there. */
  static ServerProblem cannotListen(String reason) {
    return new ServerProblem(Kind.INVALID, "server.cannot-listen", Map.of("reason", reason));
  }

  /** The configuration file is not there or not readable. */
  static ServerProblem configMissing(Path file) {
    return new ServerProblem(Kind.INVALID, "server.config-missing", Map.of("file", file));
  }

  /** The address to listen on is not one. */
  public static ServerProblem addressInvalid(String address) {
    return new ServerProblem(Kind.INVALID, "server.address-invalid", Map.of("address", address));
  }

  /** The port is not a number from 0 to 65535. */
  public static ServerProblem portInvalid(int port) {
    return new ServerProblem(Kind.INVALID, "server.port-invalid", Map.of("port", port));
  }
}

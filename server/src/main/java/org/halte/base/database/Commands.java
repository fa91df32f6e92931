package org.halte.base.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run PostgreSQL's programs from here. The server refuses to run as root; then an ordinary
 * user is borrowed: first one of a user namespace (the files stay root's own, no account is
 * needed), else the account "nobody", to whom the folder is handed over.
 */
final class Commands {

  private static final String NOBODY = "65534";

  // Ctrl-C in the terminal is for Halte, which then stops the server in order.
  private static final boolean OWN_SESSION = run(List.of("setsid", "true"));

  private final List<String> prefix;

  private Commands(List<String> prefix) {
    this.prefix = prefix;
  }

  /** Finds the first way that lets somebody else than root write in the folder. */
  static Commands forFolder(Path folder, Path pg) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Commands(List.of());
    }
    List<String> namespace = List.of("unshare", "-U");
    if (canWrite(namespace, pg)) {
      return new Commands(namespace);
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    // Others may pass through the folder of the instance, still not look into it.
    boolean handedOver =
        run(List.of("chmod", "go+x", folder.toString()))
            && run(List.of("chown", "-R", NOBODY + ":" + NOBODY, pg.toString()));
    if (handedOver && canWrite(nobody, pg)) {
      return new Commands(nobody);
    }
    throw DatabaseProblem.needsUser(pg);
  }

  /** The command with what must precede it. */
  List<String> of(List<String> command) {
    List<String> all = new ArrayList<>();
    if (OWN_SESSION) {
      all.add("setsid");
    }
    all.addAll(prefix);
    all.addAll(command);
    return all;
  }

  /** Sends a signal, e.g. INT, to a process. */
  static void signal(String signal, long pid) {
    run(List.of("sh", "-c", "kill -" + signal + " " + pid));
  }

  private static boolean canWrite(List<String> prefix, Path folder) {
    List<String> probe = new ArrayList<>(prefix);
    probe.addAll(
        List.of("sh", "-c", "test \"$(id -u)\" != 0 && test -w \"$1\"", "sh", folder.toString()));
    return run(probe);
  }

  private static boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package org.halte.cli;

import java.io.PrintWriter;
import org.halte.base.kernel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "halte",
    description = "Halte: what is seen on a round tonight is on the coordinator's map at once.",
    versionProvider = Halte.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      XlsFormCommand.class,
      ImportCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class Halte implements Runnable {

  /** The exit code of whatever the user can put right. */
  static final int NEEDS_ATTENTION = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what this command does.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  // Set by picocli before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit code: 0, or 2 after a sentence on the error output. */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Halte())
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command.getErr()))
        .setParameterExceptionHandler((failure, _) -> explain(failure));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static int explain(Exception failure, PrintWriter err) throws Exception {
    if (failure instanceof Problem problem) {
      err.println(Speech.say(problem));
      return NEEDS_ATTENTION;
    }
    throw failure;
  }

  private static int explain(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(failure.getMessage());
    if (command.getParent() == null) {
      command.usage(err);
    } else {
      err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return NEEDS_ATTENTION;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Halte.class.getPackage().getImplementationVersion();
      return new String[] {"Halte " + (built == null ? "(not packaged)" : built)};
    }
  }
}

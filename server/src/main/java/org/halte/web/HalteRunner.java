package org.halte.web;

import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseSettings;
import org.halte.base.database.DatabaseStart;
import org.halte.base.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts a whole Halte: locks its folder, starts its database beside the Spring application, and
 * turns whatever goes wrong into a {@link Problem} where the cause is known.
 */
public final class HalteRunner
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private final RunSettings settings;
  private @Nullable DataFolder folder;
  private @Nullable DatabaseStart database;
  private volatile @Nullable RunningHalte running;
  private final Thread hook = new Thread(this::stopOnSignal, "stop");

  private HalteRunner(RunSettings settings) {
    this.settings = settings;
  }

  /** Returns when it answers requests; throws a Problem that names what is in the way. */
  public static RunningHalte start(RunSettings settings) {
    HalteRunner runner = new HalteRunner(settings);
    try {
      return runner.run();
    } catch (RuntimeException e) {
      runner.forgetHook();
      runner.giveUp();
      throw explain(e);
    }
  }

  /** The data folder: the one given, else HALTE_DATA's, else the user's own. */
  public static Path data(@Nullable Path given) {
    if (given != null) {
      return given;
    }
    String named = System.getenv("HALTE_DATA");
    return named == null || named.isBlank() ? ownData() : Path.of(named);
  }

  private static Path ownData() {
    String xdg = System.getenv("XDG_DATA_HOME");
    Path share =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(xdg);
    return share.resolve("halte");
  }

  /** Called by Spring once the settings are known and before the first bean is made. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Path data =
        settings
            .data()
            .orElseGet(() -> environment.getProperty("halte.data", Path.class, ownData()));
    DataFolder opened = DataFolder.open(data);
    folder = opened;
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("data folder", Map.of("halte.data", opened.path().toString())));
    String url = environment.getProperty("halte.database.url", "");
    DatabaseStart start = DatabaseStart.begin(opened, new DatabaseSettings(url));
    database = start;
    // Ctrl-C must leave no database behind, whether it comes while starting, filling or serving.
    Runtime.getRuntime().addShutdownHook(hook);
    context.getBeanFactory().registerSingleton("databaseStart", start);
  }

  private RunningHalte run() {
    SpringApplication application = new SpringApplication(HalteServer.class);
    application.addInitializers(this);
    // The database must stop after the beans that use it, so the order is ours.
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext context = application.run(arguments().toArray(String[]::new));
    if (folder == null || database == null) {
      throw new IllegalStateException("Spring did not call the initializer");
    }
    RunningHalte started = new RunningHalte(context, database, folder, this::forgetHook);
    running = started;
    return started;
  }

  private void stopOnSignal() {
    RunningHalte started = running;
    if (started == null) {
      giveUp();
    } else {
      started.close();
    }
  }

  private void forgetHook() {
    if (!Thread.currentThread().equals(hook)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // The machine is stopping us already; the hook then finds everything closed.
      }
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    settings.config().ifPresent(file -> arguments.add(configArgument(file)));
    settings.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return arguments;
  }

  private static String configArgument(Path file) {
    if (!Files.isReadable(file)) {
      throw ServerProblem.configMissing(file);
    }
    return "--spring.config.additional-location=" + file.toAbsolutePath().toUri();
  }

  private void giveUp() {
    if (database != null) {
      database.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private static RuntimeException explain(RuntimeException failure) {
    Throwable cause = failure;
    // Bounded: a chain of causes may run in a circle.
    for (int depth = 0; cause != null && depth < 30; depth++, cause = cause.getCause()) {
      switch (cause) {
        case Problem problem -> {
          return problem;
        }
        case PortInUseException taken -> {
          return ServerProblem.portInUse(taken.getPort());
        }
        case BindException bind -> {
          return ServerProblem.cannotListen(String.valueOf(bind.getMessage()));
        }
        default -> {}
      }
    }
    return failure;
  }
}

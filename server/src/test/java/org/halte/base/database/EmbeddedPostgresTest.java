package org.halte.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.halte.base.kernel.Messages;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {

  private static final DatabaseSettings BUILT_IN = new DatabaseSettings("");

  // The link to the lent programs is removed by hand: JUnit warns of links that lead outside.
  @TempDir Path temp;

  /** Unpacking takes seconds: the programs of the tests' own server serve here as well. */
  @BeforeEach
  void lendThePrograms() throws IOException {
    TestDatabase.fresh().close();
    Path programs = Path.of("target", "test-database", "pg", "bin-" + PostgresPrograms.VERSION);
    if (Files.isDirectory(programs)) {
      Path pg = Files.createDirectory(temp.resolve("pg"));
      Files.createSymbolicLink(pg.resolve(programs.getFileName()), programs.toAbsolutePath());
    }
  }

  @AfterEach
  void takeThemBack() throws IOException {
    Path link = temp.resolve("pg").resolve("bin-" + PostgresPrograms.VERSION);
    if (Files.isSymbolicLink(link)) {
      Files.delete(link);
    }
  }

  @Test
  void whatIsCommittedIsOnTheDiskAndTheServerListensToThisMachineOnly() {
    try (DataFolder folder = DataFolder.open(temp);
        DatabaseStart start = DatabaseStart.begin(folder, BUILT_IN);
        HikariDataSource pool = start.pool()) {
      JdbcClient jdbc = JdbcClient.create(pool);
      assertThat(setting(jdbc, "fsync")).isEqualTo("on");
      assertThat(setting(jdbc, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(jdbc, "full_page_writes")).isEqualTo("on");
      assertThat(setting(jdbc, "data_checksums")).isEqualTo("on");
      assertThat(setting(jdbc, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(jdbc, "server_encoding")).isEqualTo("UTF8");
      DatabaseAddress address = start.address();
      assertThatThrownBy(() -> new DatabaseAddress(address.url(), "halte", "guessed").connect())
          .hasMessageContaining("password");
      assertThat(RunFile.read(temp)).contains(address);
    }
    assertThat(RunFile.read(temp)).isEmpty();
    assertThat(temp.resolve("run").toFile()).isDirectory();
  }

  @Test
  void aKilledServerIsStartedAgainAndKeepsWhatWasCommitted() throws Exception {
    try (DataFolder folder = DataFolder.open(temp);
        EmbeddedPostgres server = EmbeddedPostgres.start(folder);
        HikariDataSource pool = DatabaseStart.pool(server.maintenance(), 4)) {
      JdbcClient jdbc = JdbcClient.create(pool);
      jdbc.sql("create table kept (number int)").update();
      jdbc.sql("insert into kept values (1)").update();
      long killed = server.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await(() -> server.pid() != killed && answers(jdbc));
      assertThat(jdbc.sql("select number from kept").query(Integer.class).list())
          .containsExactly(1);
    }
  }

  @Test
  void aKilledHalteLosesNothingItAcknowledgedAndTheNextOneStarts() throws Exception {
    Process process = writer(List.of(), temp);
    int acknowledged = 0;
    try (BufferedReader lines = process.inputReader()) {
      while (acknowledged < 200) {
        acknowledged = Integer.parseInt(lines.readLine());
      }
      assertThatThrownBy(() -> DataFolder.open(temp))
          .satisfies(e -> assertThat(sentence(e)).contains(temp.toString(), "" + process.pid()));
    }
    process.destroyForcibly().waitFor();
    long left = PostmasterFile.read(temp.resolve("pg").resolve("data-18")).orElseThrow().pid();
    assertThat(ProcessHandle.of(left)).isPresent();
    Instant before = Instant.now();
    try (DataFolder folder = DataFolder.open(temp);
        DatabaseStart start = DatabaseStart.begin(folder, BUILT_IN);
        HikariDataSource pool = start.pool()) {
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
      assertThat(ProcessHandle.of(left)).isEmpty();
      assertThat(
              JdbcClient.create(pool)
                  .sql("select count(distinct number) from acknowledged where number <= :n")
                  .param("n", acknowledged)
                  .query(Integer.class)
                  .single())
          .isEqualTo(acknowledged);
    }
  }

  @Test
  void itRunsForAnOrdinaryUserWhoIsToldWhichFolderCannotBeWritten() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> ordinary = root ? List.of("unshare", "-U") : List.of();
    assumeTrue(canRun(ordinary), "skipped: this machine has no user namespaces");
    Process process = writer(ordinary, temp);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("1");
    } finally {
      process.destroyForcibly().waitFor();
      PostmasterFile.read(temp.resolve("pg").resolve("data-18"))
          .flatMap(file -> ProcessHandle.of(file.pid()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Process refused = writer(ordinary, closed.resolve("data"));
    try (BufferedReader lines = refused.inputReader()) {
      assertThat(lines.readLine())
          .startsWith("Cannot write in the folder " + closed.resolve("data"));
    }
    assertThat(refused.waitFor()).isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "not a folder");
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .satisfies(e ->
            assertThat(sentence(e)).startsWith("Cannot write in the folder " + file + "/data"));
  }

  @Test
  void theSecondHalteOnAFolderIsToldWhichFolderAndWhoHoldsIt() {
    try (DataFolder _ = DataFolder.open(temp)) {
      assertThatThrownBy(() -> DataFolder.open(temp))
          .satisfies(e ->
              assertThat(sentence(e))
                  .contains(temp.toString(), "" + ProcessHandle.current().pid()));
    }
    DataFolder.open(temp).close();
  }

  @Test
  void aNumberOfAProcessThatIsSomebodyElsesDoesNotStopTheStart() throws Exception {
    try (DataFolder folder = DataFolder.open(temp)) {
      EmbeddedPostgres.start(folder).close();
      String foreign = ProcessHandle.current().pid() + "\n" + temp + "\n1\n5432\n\n\n 1 1\nready\n";
      Files.writeString(temp.resolve("pg").resolve("data-18").resolve("postmaster.pid"), foreign);
      EmbeddedPostgres.start(folder).close();
    }
  }

  @Test
  void anExternalDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
    try (DataFolder folder = DataFolder.open(temp);
        DatabaseStart start =
            DatabaseStart.begin(
                folder, new DatabaseSettings("postgresql://amina:geheim@127.0.0.1:8329/halte"))) {
      assertThatThrownBy(start::address)
          .satisfies(e ->
              assertThat(sentence(e))
                  .startsWith("The database 127.0.0.1:8329/halte does not answer")
                  .doesNotContain("geheim"));
    }
  }

  @Test
  void anAddressThatDoesNotReadIsExplainedWithoutItsPassword() {
    for (String wrong : List.of("mysql://amina:geheim@host/db", "postgresql://a:geheim@ho st/db")) {
      ThrowingCallable parse = () -> DatabaseAddress.parse(wrong);
      assertThatThrownBy(parse)
          .satisfies(
              e -> assertThat(sentence(e)).contains("postgresql://").doesNotContain("geheim"))
          .hasNoCause();
    }
    DatabaseAddress address =
        DatabaseAddress.parse("postgres://amina:a%40b@host/db?sslmode=require");
    assertThat(address.url()).isEqualTo("jdbc:postgresql://host/db?sslmode=require");
    assertThat(address.password()).isEqualTo("a@b");
    assertThat(address.toString()).isEqualTo("host/db");
  }

  private static Process writer(List<String> prefix, Path folder) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            folder.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static boolean canRun(List<String> prefix) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static boolean answers(JdbcClient jdbc) {
    try {
      return jdbc.sql("select true").query(Boolean.class).single();
    } catch (RuntimeException _) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static String setting(JdbcClient jdbc, String name) {
    return jdbc.sql("select setting from pg_settings where name = :name")
        .param("name", name)
        .query(String.class)
        .single();
  }

  private static String sentence(Throwable e) {
    assertThat(e).isInstanceOf(DatabaseProblem.class);
    return new Messages().text(Locale.ENGLISH, (DatabaseProblem) e);
  }
}

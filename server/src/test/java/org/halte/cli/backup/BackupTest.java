package org.halte.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.halte.base.blobs.BlobId;
import org.halte.base.blobs.Blobs;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseSettings;
import org.halte.base.database.DatabaseStart;
import org.halte.base.database.Transactions;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.halte.base.vault.RecoveryKey;
import org.halte.base.vault.Vault;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class BackupTest {

  private static final RecoveryKey KEY = RecoveryKey.generate();
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir static Path shared;
  @TempDir Path temp;

  private static Instance source;
  private static DataFolder folder;
  private static DatabaseStart running;
  private static HikariDataSource pool;
  private static JdbcClient jdbc;
  private static BlobId photo;
  private static Path file;
  private static Manifest manifest;

  @BeforeAll
  static void saveADatabaseThatIsWrittenTo() throws Exception {
    source = instance(shared.resolve("source"));
    lendThePrograms(source.data());
    folder = DataFolder.open(source.data());
    running = DatabaseStart.begin(folder, new DatabaseSettings(""));
    pool = running.pool();
    jdbc = JdbcClient.create(pool);
    photo = new Blobs(source.blobs(), Vault.at(source.keys())).put("a tent".getBytes(UTF_8));
    jdbc.sql(
            """
            insert into core.organisation (id, slug, name, created_at)
            values ('01900000-0000-7000-8000-000000000001', 'veille', E'Veille\\tdu nord\\n\\\\ ∅', now())
            """)
        .update();
    jdbc.sql(
            """
            insert into core.member (id, organisation_id, email, name, created_at)
            values ('01900000-0000-7000-8000-000000000002',
              '01900000-0000-7000-8000-000000000001', 'amina@veille.example', 'أمينة', now())
            """)
        .update();
    file = shared.resolve("night.halte");
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> writePairs(stop));
    try {
      while (count("base.change") < 200) {
        Thread.sleep(10);
      }
      manifest = new BackupWriter(source, KEY).write(file, NOW);
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    pool.close();
    running.close();
    folder.close();
    // JUnit warns of links that lead outside its folder; on an external database there is none.
    Path programs = source.data().resolve("pg").resolve("bin-18.6.0");
    if (Files.isSymbolicLink(programs)) {
      Files.delete(programs);
    }
  }

  /**
   * A change and a journal line in one transaction: a torn backup would hold one without the other.
   */
  private static void writePairs(AtomicBoolean stop) {
    TransactionTemplate together = new TransactionTemplate(new Transactions(pool));
    while (!stop.get()) {
      together.executeWithoutResult(_ -> {
        jdbc.sql(
                "insert into base.change (topic, kind, subject, at)"
                    + " values ('report', 'filed', gen_random_uuid()::text, now())")
            .update();
        jdbc.sql(
                "insert into base.journal (at, actor, organisation, action, what, subject)"
                    + " values (now(), 'm', 'o', 'file', 'report', '1')")
            .update();
      });
    }
  }

  @Test
  void aDatabaseInUseIsRestoredRowByRowWithItsPhotosAndKeys() throws Exception {
    Instance target = instance(temp.resolve("target"));
    Manifest restored = new BackupReader(target, KEY, file).restore();
    assertThat(restored).isEqualTo(manifest);
    Manifest.Sum changes = sums(manifest).get("base.change");
    assertThat(changes.count())
        .isGreaterThanOrEqualTo(200)
        .isLessThanOrEqualTo(count("base.change"));
    assertThat(sums(manifest).get("base.journal").count()).isEqualTo(changes.count());
    Manifest again =
        new BackupWriter(target, KEY).write(temp.resolve("again.halte"), NOW.plusSeconds(1));
    assertThat(sums(again)).isEqualTo(sums(manifest));
    assertThat(again.blobs()).isEqualTo(manifest.blobs());
    assertThat(new Blobs(target.blobs(), Vault.at(target.keys())).get(photo))
        .isEqualTo("a tent".getBytes(UTF_8));
    goesOnAfterwards(target, changes.count());
  }

  private static void goesOnAfterwards(Instance target, long changes) {
    try (DataFolder opened = DataFolder.open(target.data());
        DatabaseStart start = DatabaseStart.begin(opened, new DatabaseSettings(""));
        HikariDataSource restored = start.pool()) {
      JdbcClient there = JdbcClient.create(restored);
      assertThat(
              there
                  .sql("select name from core.organisation where slug = 'veille'")
                  .query(String.class)
                  .single())
          .isEqualTo("Veille\tdu nord\n\\ ∅");
      there
          .sql(
              "insert into base.change (topic, kind, subject, at) values ('report', 'filed', 'x', now())")
          .update();
      assertThat(there.sql("select count(*) from base.change").query(Long.class).single())
          .isEqualTo(changes + 1);
      assertThatThrownBy(() -> there.sql("delete from base.journal").update())
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> there.sql("delete from core.organisation").update())
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void aFileThatIsCutOrAlteredIsRefusedAndNothingStaysBehind() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] altered = whole.clone();
    altered[whole.length / 2] ^= 1;
    for (byte[] bad :
        List.of(altered, Arrays.copyOf(whole, whole.length - 100), Arrays.copyOf(whole, 20))) {
      Path copy = Files.write(temp.resolve("bad.halte"), bad);
      refuses(copy, KEY, "cut or was altered: nothing was restored");
    }
  }

  @Test
  void anotherKeyAnotherSortOfFileAndAMissingFileAreNamed() throws IOException {
    refuses(file, RecoveryKey.generate(), "another recovery key");
    refuses(Files.writeString(temp.resolve("a.zip"), "PK"), KEY, "is not a backup of Halte");
    refuses(temp.resolve("missing.halte"), KEY, "missing.halte cannot be read");
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAsItIs() throws IOException {
    Path data = Files.createDirectory(temp.resolve("target"));
    Path mine = Files.writeString(data.resolve("mine.txt"), "keep me");
    assertThatThrownBy(() -> new BackupReader(instance(data), KEY, file).restore())
        .satisfies(e -> assertThat(sentence(e)).contains(data + " is not empty"));
    assertThat(mine).hasContent("keep me");
    assertThat(data).isDirectoryContaining("glob:**/mine.txt");
  }

  @Test
  void keysOfAnotherInstanceStopTheRestoreWhichIsUndone() throws IOException {
    Path keys = Files.writeString(temp.resolve("vault.json"), "of another");
    Path data = temp.resolve("target");
    Instance target = new Instance(data, "", keys, data.resolve("blobs"));
    assertThatThrownBy(() -> new BackupReader(target, KEY, file).restore())
        .satisfies(e -> assertThat(sentence(e)).contains("holds other keys"));
    assertThat(data).doesNotExist();
    assertThat(keys).hasContent("of another");
  }

  @Test
  void aBackupNeverReplacesAFileAndLeavesNoneThatIsHalfDone() throws IOException {
    Path there = Files.writeString(temp.resolve("there.halte"), "of yesterday");
    assertThatThrownBy(() -> new BackupWriter(source, KEY).write(there, NOW))
        .satisfies(e -> assertThat(sentence(e)).contains("already exists"));
    assertThat(there).hasContent("of yesterday");
    Path nowhere = temp.resolve("no").resolve("such").resolve("folder.halte");
    assertThatThrownBy(() -> new BackupWriter(source, KEY).write(nowhere, NOW))
        .satisfies(e -> assertThat(sentence(e)).contains("cannot be written", nowhere.toString()));
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(
            () -> new BackupWriter(instance(empty), KEY).write(temp.resolve("x.halte"), NOW))
        .satisfies(e -> assertThat(sentence(e)).contains("no instance of Halte", empty.toString()));
    assertThat(temp).isDirectoryNotContaining("glob:**/*.part");
  }

  @Test
  void nothingInTheFileCanBeReadWithoutTheKey() throws IOException {
    String content = new String(Files.readAllBytes(file), UTF_8);
    assertThat(content).startsWith("HALTE-BACKUP-1 ").doesNotContain("base.change", "veille");
  }

  private void refuses(Path copy, RecoveryKey key, String sentence) {
    Path data = temp.resolve("target");
    assertThatThrownBy(() -> new BackupReader(instance(data), key, copy).restore())
        .satisfies(e -> assertThat(sentence(e)).contains(sentence));
    assertThat(data).doesNotExist();
  }

  private static Map<String, Manifest.Sum> sums(Manifest of) {
    Map<String, Manifest.Sum> sums = new TreeMap<>();
    of.tables().forEach(table -> sums.put(table.name(), table.sum()));
    return sums;
  }

  private static long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static Instance instance(Path data) {
    return Instance.in(data, Map.of());
  }

  private static void lendThePrograms(Path data) throws IOException {
    TestDatabase.fresh().close();
    Path pg = Path.of("target", "test-database", "pg");
    if (Files.isDirectory(pg)) {
      Files.createDirectories(data.resolve("pg"));
      Files.createSymbolicLink(
          data.resolve("pg").resolve("bin-18.6.0"), pg.resolve("bin-18.6.0").toAbsolutePath());
    }
  }

  private static String sentence(Throwable e) {
    assertThat(e).isInstanceOf(Problem.class);
    return new Messages().text(Locale.ENGLISH, (Problem) e);
  }
}

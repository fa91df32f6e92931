package org.halte.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.halte.base.database.DataFolder;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoFolderTest {

  private static final DemoState STATE =
      new DemoState(
          7,
          "token",
          List.of(new DemoState.Account("coordinator", "A", "a@example.org", "p", "t")));

  @TempDir Path folder;

  @Test
  void aFolderOfARealInstanceIsRefusedAndLeftAsItIs() throws IOException {
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/vault.json"), "{}");
    DemoFolder demo = new DemoFolder(folder);
    assertThatThrownBy(demo::requireOurs)
        .isInstanceOfSatisfying(
            DemoProblem.class,
            e ->
                assertThat(new Messages().text(Locale.FRENCH, e))
                    .contains(folder.toString())
                    .contains("--data"));
    assertThatThrownBy(demo::begin).isInstanceOf(DemoProblem.class);
    assertThat(folder.resolve("keys/vault.json")).exists();
  }

  @Test
  void whatAnInterruptedStartLeftIsClearedAndBegunAnew() throws IOException {
    DemoFolder demo = new DemoFolder(folder.resolve("new"));
    demo.begin();
    Files.createDirectories(demo.path().resolve("pg/data"));
    Files.writeString(demo.path().resolve("pg/data/half"), "half a city");
    assertThat(demo.findState()).isEmpty();
    demo.requireOurs();
    demo.begin();
    assertThat(demo.path().resolve("pg")).doesNotExist();
    demo.finish(STATE);
    assertThat(demo.findState()).contains(STATE);
    demo.begin();
    assertThat(demo.findState()).as("emptied on request").isEmpty();
  }

  @Test
  void aFolderThatARunningHalteHoldsIsNotEmptied() throws IOException {
    DemoFolder demo = new DemoFolder(folder);
    demo.begin();
    demo.finish(STATE);
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatThrownBy(demo::begin)
          .isInstanceOfSatisfying(
              Problem.class, e -> assertThat(e.code()).isEqualTo("database.folder-in-use"));
    }
    assertThat(demo.findState()).isPresent();
  }

  @Test
  void demoJsonIsForItsOwnerAndFollowsThePort() throws IOException {
    DemoFolder demo = new DemoFolder(folder);
    demo.begin();
    demo.announce(STATE, "http://localhost:8080");
    demo.announce(STATE, "http://localhost:9090");
    Path file = folder.resolve("demo.json");
    JsonNode json = new JsonMapper().readTree(file.toFile());
    assertThat(json.propertyNames()).containsExactly("url", "accounts", "openrosa");
    assertThat(json.at("/openrosa/url").asString())
        .isEqualTo("http://localhost:9090/openrosa/token");
    assertThat(json.at("/accounts/0").propertyNames())
        .containsExactly("role", "organisation", "email", "password", "apiToken");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}

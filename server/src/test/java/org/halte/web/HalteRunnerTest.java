package org.halte.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import org.halte.base.database.DatabaseStart;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.NightCalendar;
import org.halte.base.kernel.Problem;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalteRunnerTest {

  @TempDir Path temp;

  @Test
  void itStartsOnAnExternalDatabaseAnswersAndStops() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      RunSettings settings =
          RunSettings.in(temp)
              .with("halte.database.url", database.url())
              .with("halte.clock", "2026-11-23T23:30:00Z");
      int port;
      try (RunningHalte halte = HalteRunner.start(settings)) {
        port = halte.url().getPort();
        assertThat(halte.url().getHost()).isEqualTo("127.0.0.1");
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        assertThat(halte.get(DatabaseStart.class).address().place())
            .isEqualTo(database.address().place());
        assertThat(halte.get(NightCalendar.class).tonight()).hasToString("2026-11-23");
        assertThat(temp.resolve("pg")).doesNotExist();
        assertThat(refused(settings)).contains("already in use").contains(temp.toString());
      }
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port));
    }
  }

  @Test
  void aTakenPortIsNamedAndTheFolderIsFreeAfterwards() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RunSettings settings =
          RunSettings.in(temp)
              .with("halte.database.url", database.url())
              .with("server.port", "" + taken.getLocalPort());
      assertThat(refused(settings)).contains("" + taken.getLocalPort(), "--port");
      assertThat(refused(settings)).contains("" + taken.getLocalPort(), "--port");
    }
  }

  @Test
  void aSettingThatDoesNotReadIsNamed() {
    assertThat(refused(RunSettings.in(temp).with("halte.database.url", "sqlite:here")))
        .contains("HALTE_DATABASE_URL");
  }

  private static String refused(RunSettings settings) {
    try (RunningHalte halte = HalteRunner.start(settings)) {
      throw new AssertionError("It started at " + halte.url());
    } catch (Problem problem) {
      return new Messages().text(Locale.ENGLISH, problem);
    }
  }
}

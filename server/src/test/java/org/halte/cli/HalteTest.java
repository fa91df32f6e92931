package org.halte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.halte.base.kernel.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HalteTest {

  @TempDir Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandExplainsItself() {
    for (String name : Halte.commandLine().getSubcommands().keySet()) {
      out.getBuffer().setLength(0);
      assertThat(run(name, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: halte " + name);
    }
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Halte ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatCannotBeUnderstoodIsNamedWithoutAStackTrace() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Which command?", "serve", "backup", "restore");
    assertThat(says("serv")).contains("'serv'");
    assertThat(says("serve", "--port", "eighty")).contains("eighty", "halte serve --help");
    assertThat(says("backup")).contains("FILE", "halte backup --help");
  }

  @Test
  void aPortOrAnAddressThatCannotBeIsNamed() {
    assertThat(says("serve", "--port", "70000")).contains("70000");
    assertThat(says("serve", "--address", "192.0.2.1")).contains("192.0.2.1");
    assertThat(says("serve", "--config", temp.resolve("none.properties").toString()))
        .contains("none.properties");
  }

  @Test
  void theTerminalsLanguageIsSpoken() {
    assertThat(Speech.language(Map.of("LANG", "fr_FR.UTF-8"))).isEqualTo(Locale.FRENCH);
    assertThat(Speech.language(Map.of("LANG", "fr_FR.UTF-8", "LC_ALL", "ar")).getLanguage())
        .isEqualTo("ar");
    assertThat(Speech.language(Map.of("LANG", "C.UTF-8"))).isEqualTo(Locale.ENGLISH);
    assertThat(Messages.LANGUAGES).hasSize(3);
  }

  private String says(String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("\tat ").isNotBlank();
    return err.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Halte.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}

package org.halte.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.halte.bench.differential.Differential;
import org.halte.bench.differential.Reason;
import org.junit.jupiter.api.Test;

/** What the phone lets through and calculates is what the server finds right and calculates. */
class DifferentialTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ");

  @Test
  void bothEnginesSayTheSameOfFiftyAnswerSetsOfEachFormOrForAListedReason() throws Exception {
    var outcome = new Differential(HOME).run(50, 1);
    assertThat(outcome.unexplained()).isEmpty();
    assertThat(outcome.sets()).isEqualTo(200);
    // A test in which nothing is wrong, or nothing calculated, would prove nothing.
    assertThat(outcome.wrong()).isGreaterThan(60);
    assertThat(outcome.calculated()).isGreaterThan(200);
  }

  @Test
  void everyReasonIsListedInTheDocumentsAndNoOther() throws IOException {
    var document = Files.readString(HOME.resolve("docs/conformance.md"));
    var list = document.substring(document.indexOf("## Two engines"));
    assertThat(LISTED.matcher(list).results().map((MatchResult row) -> row.group(1)))
        .containsExactlyElementsOf(Arrays.stream(Reason.values()).map(Reason::code).toList());
  }
}

package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The shared conformance cases, scored; docs/conformance.md keeps the figures. */
class ConformanceTest {
  private static final Path CASES = Path.of("../../shared/xlsform-cases/cases");
  private static final Path REPORT = Path.of("target/xlsform-conformance.txt");

  @Test
  void theScoreOverTheSharedCasesDoesNotDrop() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "skipped: shared data not present");
    ConformanceScore score = new ConformanceScore();
    for (Path file : files()) {
      for (JsonNode node : new ObjectMapper().readTree(Files.readString(file))) {
        ConformanceCase each = new ConformanceCase(node);
        if (each.isVerified()) {
          score.run(each);
        }
      }
    }
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, String.join("\n", score.differences()));
    System.out.println(score);
    assertThat(score.outcome()).as("same outcome").isGreaterThanOrEqualTo(0.999);
    assertThat(score.xpath()).as("XPath assertions").isGreaterThanOrEqualTo(0.995);
    assertThat(score.canonical()).as("canonical equality").isGreaterThanOrEqualTo(0.985);
    assertThat(score.row()).as("row of the error").isGreaterThanOrEqualTo(0.996);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}

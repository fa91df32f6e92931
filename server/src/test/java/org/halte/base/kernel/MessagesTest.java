package org.halte.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");

  @TestFactory
  List<DynamicTest> everyCatalogueHasTheSameKeysAndPlaceholdersInAllLanguages() throws Exception {
    Set<String> features = new TreeSet<>();
    for (Path file : catalogues()) {
      features.add(file.getFileName().toString().replaceFirst("_[a-z]+\\.properties$", ""));
    }
    return features.stream()
        .map(feature -> DynamicTest.dynamicTest(feature, () -> compare(feature)))
        .toList();
  }

  private static void compare(String feature) throws Exception {
    Properties french = read(feature, Locale.FRENCH);
    for (Locale language : Messages.LANGUAGES) {
      Properties other = read(feature, language);
      assertThat(other.stringPropertyNames())
          .as("keys of " + feature + "_" + language)
          .isEqualTo(french.stringPropertyNames())
          .allMatch(key -> key.startsWith(feature + "."));
      for (String key : french.stringPropertyNames()) {
        assertThat(placeholders(other.getProperty(key)))
            .as(key + " in " + language)
            .isEqualTo(placeholders(french.getProperty(key)));
      }
    }
  }

  private static Set<String> placeholders(String sentence) {
    Set<String> names = new HashSet<>();
    PLACEHOLDER.matcher(sentence).results().forEach(found -> names.add(found.group()));
    return names;
  }

  private static Properties read(String feature, Locale language) throws Exception {
    Properties properties = new Properties();
    Path file = folder().resolve(feature + "_" + language + ".properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<Path> catalogues() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".properties"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(Messages.class.getResource("/messages").toURI());
  }

  @Test
  void aPlaceholderTakesItsValueAsItIs() {
    assertThat(
            new Messages()
                .text(
                    Locale.ENGLISH,
                    "setting.not-a-zone",
                    Map.of("setting", "X", "value", "$1\\{setting}")))
        .contains("\"$1\\{setting}\"");
  }
}

package org.halte.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;

/**
 * The language of the commands: the terminal's, as LC_ALL, LC_MESSAGES or LANG say it (the JVM only
 * believes them when the system has generated that locale), English when they say nothing.
 */
final class Speech {

  private static final Messages MESSAGES = new Messages();

  private Speech() {}

  static String say(String key, Map<String, ?> values) {
    return MESSAGES.text(language(System.getenv()), key, values);
  }

  static String say(Problem problem) {
    return say(problem.code(), problem.values());
  }

  static Locale language(Map<String, String> environment) {
    Optional<String> said =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isBlank())
            .findFirst();
    String language = said.map(value -> value.replaceFirst("[_.@].*", "")).orElse("");
    return Messages.LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(language))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}

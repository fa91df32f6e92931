package org.halte.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/** Refuses to start with a secret that everybody knows or that is soon guessed. */
@Component
final class SecretCheck {

  private static final Pattern SECRET =
      Pattern.compile("halte[._].*(secret|password|recovery[._-]?key)");
  private static final Set<String> KNOWN_TO_ALL =
      Set.of("changeme", "change-me", "change_me", "secret", "password", "halte", "default");
  private static final int SHORTEST = 16;

  SecretCheck(ConfigurableEnvironment environment) {
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(source -> (EnumerablePropertySource<?>) source)
        .flatMap(source -> Arrays.stream(source.getPropertyNames()))
        .filter(name -> SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches())
        .forEach(name -> check(name, environment.getProperty(name, "")));
  }

  private static void check(String name, String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    boolean repeats = plain.chars().distinct().count() < SHORTEST / 2;
    boolean known = KNOWN_TO_ALL.stream().anyMatch(plain::startsWith);
    if (!plain.isEmpty() && (plain.length() < SHORTEST || known || repeats)) {
      throw SecurityProblem.weakSecret(name);
    }
  }
}

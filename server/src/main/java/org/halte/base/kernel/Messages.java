package org.halte.base.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The sentences users read, from {@code messages/<feature>_<language>.properties} on the class path
 * (UTF-8). The feature is the first segment of the key. French is complete and stands in for what
 * another language lacks; a key that exists nowhere is shown as it is.
 */
@Component
public final class Messages {

  /** The languages Halte speaks, the first one stands in for the others. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.FRENCH, Locale.of("ar"), Locale.ENGLISH);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

  private final Map<String, Properties> catalogues = new ConcurrentHashMap<>();

  /** The sentence for a key; {@code {name}} is replaced by the value of that name. */
  public String text(Locale locale, String key, Map<String, ?> values) {
    String sentence = find(locale, key).or(() -> find(LANGUAGES.getFirst(), key)).orElse(key);
    Matcher matcher = PLACEHOLDER.matcher(sentence);
    return matcher.replaceAll(found -> {
      Object value = values.get(found.group(1));
      return Matcher.quoteReplacement(value == null ? found.group() : value.toString());
    });
  }

  /** The sentence for a key that has no placeholders. */
  public String text(Locale locale, String key) {
    return text(locale, key, Map.of());
  }

  /** The sentence that explains a problem. */
  public String text(Locale locale, Problem problem) {
    return text(locale, problem.code(), problem.values());
  }

  private Optional<String> find(Locale locale, String key) {
    int dot = key.indexOf('.');
    String feature = dot < 0 ? key : key.substring(0, dot);
    Properties catalogue =
        catalogues.computeIfAbsent(feature + "_" + locale.getLanguage(), Messages::read);
    return Optional.ofNullable(catalogue.getProperty(key));
  }

  private static Properties read(String name) {
    Properties properties = new Properties();
    String resource = "/messages/" + name + ".properties";
    try (InputStream stream = Messages.class.getResourceAsStream(resource)) {
      if (stream != null) {
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return properties;
  }
}

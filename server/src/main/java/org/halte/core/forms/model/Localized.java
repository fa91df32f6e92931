package org.halte.core.forms.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text that may be translated.
 *
 * @param translated whether the author gave languages; else the one text is under ""
 * @param texts by language name as written in the columns, in their order
 */
public record Localized(boolean translated, Map<String, String> texts) {
  public static final Localized NONE = new Localized(false, Map.of());

  public Localized {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  public static Localized plain(String text) {
    return new Localized(false, Map.of("", text));
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The untranslated text, or the first one. */
  public String text() {
    return texts.isEmpty() ? "" : texts.values().iterator().next();
  }

  /** The texts by language, a plain one under the given default. */
  public Map<String, String> byLanguage(String defaultLanguage) {
    return translated || texts.isEmpty() ? texts : Map.of(defaultLanguage, text());
  }

  Localized withPlain(String text, String defaultLanguage) {
    if (!translated) {
      return plain(text);
    }
    return texts.containsKey(defaultLanguage) ? this : with(defaultLanguage, text, defaultLanguage);
  }

  Localized with(String language, String text, String defaultLanguage) {
    Map<String, String> all = new LinkedHashMap<>();
    if (translated) {
      all.putAll(texts);
    } else if (!texts.isEmpty() && !language.equals(defaultLanguage)) {
      all.put(defaultLanguage, text());
    }
    all.put(language, text);
    return new Localized(true, all);
  }
}

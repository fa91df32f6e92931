package org.halte.core.forms.contents;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question, or a value that the form or the phone fills in by itself.
 *
 * @param path from the form's root, without positions
 * @param labels words by language of the form; empty for what nobody is asked
 * @param choices in the form's order; empty when the list is kept elsewhere
 * @param hxl its meaning, such as {@code #affected+f}
 * @param repeat the path of the innermost repeat around it
 */
public record AskedQuestion(
    String path,
    Kind kind,
    Map<String, String> labels,
    List<AskedChoice> choices,
    Optional<String> hxl,
    Optional<String> repeat) {
  public AskedQuestion {
    labels = Map.copyOf(labels);
    choices = List.copyOf(choices);
  }

  /** What sort of answer it takes. */
  public enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    TIME,
    MOMENT,
    ONE,
    SEVERAL,
    RANK,
    POINT,
    /** A line or an area. */
    SHAPE,
    /** Photo, sound, film or any other file. */
    FILE,
    /** What the phone notes about itself and its holder. */
    PHONE
  }

  /** The same question with its meaning, where it has none yet. */
  public AskedQuestion meaning(String hashtag) {
    return hxl.isPresent() || hashtag.isBlank()
        ? this
        : new AskedQuestion(path, kind, labels, choices, Optional.of(hashtag), repeat);
  }

  /** The last step of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package org.halte.core.forms.life;

import java.util.Locale;
import java.util.Map;
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.Cleaned.Refused;
import org.halte.base.media.Media;
import org.halte.core.forms.Publication.Enclosure;

/** Pictures, sounds and tables that come with a form: cleaned like those that come with reports. */
public final class BroughtMedia {

  private static final String TEXT = "text/plain";

  /** Texts whose kind no byte tells; all others are texts and nothing more, HTML and SVG too. */
  private static final Map<String, String> TEXTS =
      Map.of("csv", "text/csv", "geojson", "application/geo+json");

  private BroughtMedia() {}

  /**
   * A file as somebody brings it, without metadata.
   *
   * @throws LifeProblem when it cannot be cleaned
   */
  public static Enclosure clean(String name, byte[] content) {
    return switch (Media.clean(content)) {
      case Kept kept -> new Enclosure(name, type(name, kept.contentType()), kept.content());
      case Refused refused -> throw LifeProblem.refusedFile(name, refused.reason());
    };
  }

  private static String type(String name, String found) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return found.equals(TEXT) ? TEXTS.getOrDefault(ending, TEXT) : found;
  }
}

package org.halte.core.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The forms that come with Halte: place, visit, eviction, distribution, in French and Arabic. */
public final class ShippedForms {
  private static final List<String> IDS = List.of("lieu", "passage", "expulsion", "distribution");

  private ShippedForms() {}

  public static List<ShippedForm> list() {
    return IDS.stream().map(ShippedForms::get).toList();
  }

  /** The form of that id, which must be one of the shipped ones. */
  public static ShippedForm get(String id) {
    try (InputStream source = ShippedForms.class.getResourceAsStream("/forms/" + id + ".md")) {
      if (source == null || !IDS.contains(id)) {
        throw new IllegalArgumentException("no form \"" + id + "\" is shipped, only " + IDS);
      }
      return ShippedForm.of(id, source.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.halte.core.forms.answers;

import java.util.Map;
import org.xml.sax.SAXException;

/**
 * The words of a form's questions, for whoever shows its answers to people.
 *
 * @param labels French (or default) label by path; a question without words has none
 * @param types bind type by path
 */
public record FormLabels(Map<String, String> labels, Map<String, String> types) {
  public FormLabels {
    labels = Map.copyOf(labels);
    types = Map.copyOf(types);
  }

  /**
   * Reads a published form.
   *
   * @param xform an XForm that can be parsed: the library publishes no other
   */
  public static FormLabels of(String xform) {
    try {
      FormOutline outline = FormOutline.of(SafeXml.parse(xform));
      return new FormLabels(outline.labels(), outline.types());
    } catch (SAXException e) {
      throw new IllegalArgumentException("not an XForm", e);
    }
  }
}

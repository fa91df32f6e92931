package org.halte.core.forms.contents;

import java.util.List;

/**
 * All that a version of a form asks, in its order.
 *
 * @param root the path of the root, {@code /data}
 * @param languages as the form names them, the default one first; {@code [""]} when it has only one
 * @param sections groups and repeats, each before what it holds
 */
public record FormContents(
    String root,
    List<String> languages,
    List<AskedSection> sections,
    List<AskedQuestion> questions) {
  public FormContents {
    languages = List.copyOf(languages);
    sections = List.copyOf(sections);
    questions = List.copyOf(questions);
  }

  /**
   * Reads a published form.
   *
   * @throws IllegalArgumentException when it is no XForm: the library publishes no such thing
   */
  public static FormContents of(String xform) {
    return new ContentsReader(XformXml.parse(xform)).read();
  }
}

package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element under construction. Names carry their prefix as written. */
final class XmlNode {
  private final String name;

  // A form has a hundred thousand elements, most of them with one text and nothing else.
  private Map<String, String> attributes = Map.of();
  private List<Object> children = List.of();

  XmlNode(String name) {
    this.name = name;
  }

  static XmlNode of(String name, String... attributes) {
    XmlNode node = new XmlNode(name);
    for (int i = 0; i < attributes.length; i += 2) {
      node.set(attributes[i], attributes[i + 1]);
    }
    return node;
  }

  XmlNode set(String attribute, String value) {
    if (attributes.isEmpty()) {
      attributes = new LinkedHashMap<>(4);
    }
    attributes.put(attribute, value);
    return this;
  }

  XmlNode add(XmlNode child) {
    return append(child);
  }

  XmlNode addAll(Iterable<XmlNode> all) {
    all.forEach(this::append);
    return this;
  }

  XmlNode text(String text) {
    return text.isEmpty() ? this : append(text);
  }

  private XmlNode append(Object child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(2);
    }
    children.add(child);
    return this;
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((key, value) -> {
      out.append(' ').append(key).append("=\"");
      escape(value, true, out);
      out.append('"');
    });
    if (children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Object child : children) {
      if (child instanceof XmlNode node) {
        node.write(out);
      } else {
        escape(child.toString(), false, out);
      }
    }
    out.append("</").append(name).append('>');
  }

  private static void escape(String text, boolean attribute, StringBuilder out) {
    int plain = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      next = i + 1;
      if (isPlain(text.charAt(i))) {
        continue;
      }
      int whole = text.codePointAt(i);
      next = i + Character.charCount(whole);
      String instead = escaped(whole, attribute);
      if (instead != null) {
        out.append(text, plain, i).append(instead);
        plain = next;
      }
    }
    out.append(text, plain, text.length());
  }

  /** Most letters of most languages: they stand for themselves, everywhere. */
  private static boolean isPlain(char c) {
    return c > '>' && c < Character.MIN_SURROGATE;
  }

  /** What stands for a character that may not stand for itself; null for all others. */
  private static @Nullable String escaped(int c, boolean attribute) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> attribute ? "&quot;" : null;
      // In an attribute a parser reads a line break as a space, which expressions do not mind.
      case '\n', '\t' -> null;
      case '\r' -> "&#13;";
      default -> isXml(c) ? null : "";
    };
  }

  /** Control characters and halves of a character have no place in XML 1.0, not even escaped. */
  private static boolean isXml(int c) {
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' && !half;
  }
}

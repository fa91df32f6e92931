package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element under construction. Names carry their prefix as written. */
final class XmlNode {
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

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
    attributes.put(attribute, value);
    return this;
  }

  XmlNode add(XmlNode child) {
    children.add(child);
    return this;
  }

  XmlNode addAll(Iterable<XmlNode> all) {
    all.forEach(children::add);
    return this;
  }

  XmlNode text(String text) {
    if (!text.isEmpty()) {
      children.add(text);
    }
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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        // In an attribute a parser reads a line break as a space, which expressions do not mind.
        case '\n', '\t' -> out.append(c);
        case '\r' -> out.append("&#13;");
        default -> {
          // Control characters have no place in XML 1.0, not even escaped.
          if (c >= ' ' && c != '\uFFFE' && c != '\uFFFF') {
            out.append(c);
          }
        }
      }
    }
  }
}

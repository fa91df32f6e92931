package org.halte.core.forms.xform;

import java.util.regex.Matcher;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Traits;
import org.jspecify.annotations.Nullable;

/** Labels and hints on screen, with answers shown inside them. */
final class Texts {
  private final PathResolver paths;

  Texts(PathResolver paths) {
    this.paths = paths;
  }

  XmlNode label(Node node, Traits traits) {
    if (Itext.isTranslated(traits)) {
      return XmlNode.of("label", "ref", "jr:itext('" + node.path() + ":label')");
    }
    return fill(new XmlNode("label"), traits.label().text(), node);
  }

  XmlNode hint(Node node, Traits traits) {
    if (Itext.isHintTranslated(traits)) {
      return XmlNode.of("hint", "ref", "jr:itext('" + node.path() + ":hint')");
    }
    return fill(new XmlNode("hint"), traits.hint().text(), node);
  }

  /** Text where each {@code ${question}} becomes an output element. */
  XmlNode fill(XmlNode into, String text, @Nullable Node context) {
    Matcher matcher = References.REFERENCE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      into.text(text.substring(end, matcher.start()));
      FormRow row =
          context != null && context.item != null
              ? context.item.traits().row()
              : new FormRow("choices", 0, java.util.List.of());
      PathResolver.Place place =
          new PathResolver.Place(context, row, "label", PathResolver.Style.PLAIN);
      into.add(XmlNode.of("output", "value", paths.resolve(matcher.group(), place)));
      end = matcher.end();
    }
    return into.text(text.substring(end));
  }
}

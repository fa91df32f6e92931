package org.halte.core.forms.xform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Traits;

/** Labels and hints on screen, with answers shown inside them. */
final class Texts {
  private static final String STEP =
      "/" + Names.NCNAME + "(?:\\[(?:[^\\[\\]]++|\\[[^\\]]*+])*+])*+";

  /** An answer, or a path into a list with its conditions. */
  private static final Pattern SHOWN =
      Pattern.compile(
          References.REFERENCE.pattern()
              + "|instance\\(\\s*(?:'[^']*'|\"[^\"]*\")\\s*\\)(?:"
              + STEP
              + ")+");

  private final PathResolver paths;

  Texts(PathResolver paths) {
    this.paths = paths;
  }

  XmlNode label(Node node, Traits traits) {
    if (Itext.isTranslated(traits)) {
      return XmlNode.of("label", "ref", "jr:itext('" + node.path() + ":label')");
    }
    return fill(new XmlNode("label"), traits.label().text(), place(node, traits, "label"));
  }

  XmlNode hint(Node node, Traits traits) {
    if (Itext.isHintTranslated(traits)) {
      return XmlNode.of("hint", "ref", "jr:itext('" + node.path() + ":hint')");
    }
    return fill(new XmlNode("hint"), traits.hint().text(), place(node, traits, "hint"));
  }

  private static PathResolver.Place place(Node node, Traits traits, String column) {
    return PathResolver.Place.of(node, traits.row(), column);
  }

  /**
   * Text where each {@code ${question}}, and each path into a list, becomes an output element. Text
   * that starts or ends beside an output is set apart from the tag by a space, as other tools do.
   */
  XmlNode fill(XmlNode into, String text, PathResolver.Place place) {
    if (!text.contains("${") && !text.contains("instance(")) {
      return into.text(text);
    }
    Matcher matcher = SHOWN.matcher(text);
    int end = 0;
    String before = " ";
    while (matcher.find()) {
      String plain = text.substring(end, matcher.start());
      into.text(plain.isBlank() ? plain : before + plain);
      String shown =
          References.isReference(matcher.group()) ? matcher.group() : escape(matcher.group());
      into.add(XmlNode.of("output", "value", paths.resolve(shown, place)));
      before = "";
      end = matcher.end();
    }
    String rest = text.substring(end);
    return into.text(end == 0 || rest.isBlank() ? rest : rest + " ");
  }

  /**
   * Paths into lists have their signs escaped once more than XML asks: so does the reference
   * converter, whose forms ours equal. JavaRosa shows such a path as text, there as here.
   */
  private static String escape(String path) {
    return path.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

package org.halte.core.forms.xform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Traits;

/** Labels and hints on screen, with answers shown inside them. */
final class Texts {
  /** An answer, or the start of a path into a list. */
  private static final Pattern SHOWN =
      Pattern.compile(
          References.REFERENCE.pattern() + "|instance\\(\\s*(?:'[^']*+'|\"[^\"]*+\")\\s*\\)");

  private static final Pattern STEP =
      Pattern.compile("/" + Names.NCNAME + "(?:\\[(?:[^\\[\\]]++|\\[[^\\]]*+])*+])*+");

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
      boolean answer = References.isReference(matcher.group());
      int shownEnd = answer ? matcher.end() : endOfSteps(text, matcher.end());
      if (!answer && shownEnd == matcher.end()) {
        continue;
      }
      String plain = text.substring(end, matcher.start());
      into.text(plain.isBlank() ? plain : before + plain);
      String shown = text.substring(matcher.start(), shownEnd);
      into.add(XmlNode.of("output", "value", paths.resolve(answer ? shown : escape(shown), place)));
      before = "";
      end = shownEnd;
      matcher.region(end, text.length());
    }
    String rest = text.substring(end);
    return into.text(end == 0 || rest.isBlank() ? rest : rest + " ");
  }

  /** Step by step, not by one pattern: a path of thousands of them is read as one of two is. */
  private static int endOfSteps(String text, int start) {
    Matcher step = STEP.matcher(text);
    int end = start;
    while (end < text.length()
        && text.charAt(end) == '/'
        && step.region(end, text.length()).lookingAt()) {
      end = step.end();
    }
    return end;
  }

  /**
   * Paths into lists have their signs escaped once more than XML asks: so does the reference
   * converter, whose forms ours equal. JavaRosa shows such a path as text, there as here.
   */
  private static String escape(String path) {
    return path.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

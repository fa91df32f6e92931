package org.halte.core.forms.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ${question}} references that authors write in expressions and labels. */
public final class References {
  /** Group 1: {@code last-saved#} or null; group 2: the question's name. */
  public static final Pattern REFERENCE =
      Pattern.compile("\\$\\{\\s*(last-saved#)?(" + Names.NCNAME + ")\\s*}");

  private static final Pattern OPENING = Pattern.compile("\\$\\{");

  private References() {}

  public static boolean isReference(String text) {
    return REFERENCE.matcher(text.strip()).matches();
  }

  public static boolean hasReference(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** The names referred to, in order, last-saved ones too. */
  public static List<String> listNames(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(2));
    }
    return names;
  }

  /** The names whose present answers an expression needs, each once. */
  public static Set<String> listCurrentNames(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        names.add(matcher.group(2));
      }
    }
    return names;
  }

  /** Names every cell that opens a reference and does not write it well. */
  public static void checkSyntax(FormRow row, Problems problems) {
    for (Field field : row.fields()) {
      if (field.text().contains("${")) {
        Matcher opening = OPENING.matcher(field.text());
        Matcher reference = REFERENCE.matcher(field.text());
        while (opening.find()) {
          reference.region(opening.start(), field.text().length());
          if (!reference.lookingAt()) {
            problems.error(row, field.header(), ProblemCode.REFERENCE_SYNTAX, field.text());
            break;
          }
        }
      }
    }
  }
}

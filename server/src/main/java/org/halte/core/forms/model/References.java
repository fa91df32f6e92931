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

  /**
   * The cells of a row in which {@code ${question}} names a question: on the survey sheet whatever
   * their column, on the choices sheet those that are shown. Elsewhere it is text like any other.
   */
  public static List<Field> listCells(FormRow row) {
    return row.fields().stream()
        .filter(field -> field.text().contains("${") && mayRefer(row.sheet(), field))
        .toList();
  }

  private static boolean mayRefer(String sheet, Field field) {
    String column = field.path().getFirst();
    return switch (sheet) {
      case "survey" -> !Set.of("type", "name", "trigger").contains(column);
      case "choices" -> column.equals("label");
      case "entities" -> !Set.of("dataset", "repeat").contains(column);
      default -> sheet.equals("settings");
    };
  }

  /** Whether every reference that a text opens is a name in braces. */
  public static boolean isSound(String text) {
    Matcher opening = OPENING.matcher(text);
    Matcher reference = REFERENCE.matcher(text);
    while (opening.find()) {
      reference.region(opening.start(), text.length());
      if (!reference.lookingAt()) {
        return false;
      }
    }
    return true;
  }
}

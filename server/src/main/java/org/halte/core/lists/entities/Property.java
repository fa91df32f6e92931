package org.halte.core.lists.entities;

import java.util.Locale;
import java.util.regex.Pattern;
import org.halte.core.policy.FieldClass;

/**
 * One column of a list.
 *
 * @param name as forms and phones write it; {@code geometry} is where the entity is
 * @param fieldClass which right opens it
 * @param label what the desk calls it; empty for its name
 * @param retired the desk shows it no more; forms and phones go on with it, its values stay
 */
public record Property(
    String name, Type type, FieldClass fieldClass, String label, boolean retired) {

  private static final int LONGEST_LABEL = 60;

  /** The property that makes an entity lie in a zone. */
  static final String GEOMETRY = "geometry";

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,63}");

  /** What the values are; they are kept as the text that forms write. */
  public enum Type {
    TEXT,
    NUMBER,
    DATE,
    POSITION;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Type of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public Property {
    if (!isName(name)) {
      throw ListsProblem.badName(name);
    }
    if (label.length() > LONGEST_LABEL) {
      throw ListsProblem.badValue(name, label, "0-" + LONGEST_LABEL);
    }
  }

  /** A column that nobody has said anything more of. */
  public Property(String name, Type type, FieldClass fieldClass) {
    this(name, type, fieldClass, "", false);
  }

  /** As ODK wants it: a letter first, and none of the columns that every list has. */
  public static boolean isName(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches()
        && !plain.equals("name")
        && !plain.equals("label")
        && !name.startsWith("__");
  }

  /** A property that a form writes and nobody described. */
  static Property written(String name) {
    return name.equals(GEOMETRY)
        ? new Property(name, Type.POSITION, FieldClass.POSITION)
        : new Property(name, Type.TEXT, FieldClass.TEXT);
  }
}

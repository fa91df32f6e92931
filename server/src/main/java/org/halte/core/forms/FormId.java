package org.halte.core.forms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.people.OrganisationId;

/**
 * A form, the same in all its versions, as Halte knows it inside. Phones and people know it by its
 * {@link #publicId}: {@code maraude}. Two associations may each have a {@code maraude}; who asks
 * tells which one is meant ({@link FormLibrary#find}).
 *
 * @param value the public id itself for a form that ships with Halte, or that was here before ids
 *     were each association's own; else the owner's id, a {@code |} and the public id. A form that
 *     ships under an id which was somebody's before has no owner before its {@code |}
 */
public record FormId(String value) {

  /** The longest id that phones may carry. */
  public static final int LONGEST = 200;

  private static final Pattern OWNED = Pattern.compile("(?:[0-9a-f]{32})?\\|(.+)", Pattern.DOTALL);
  private static final int OWNER = 33;

  public FormId {
    if (value.isBlank() || value.length() > LONGEST + OWNER) {
      throw new IllegalArgumentException("a form's id has 1 to 200 characters: " + value);
    }
  }

  /** The key of a form that an association makes. */
  static FormId of(OrganisationId owner, String publicId) {
    return new FormId(owner.value().toString().replace("-", "") + "|" + publicId);
  }

  /** The id that phones carry and people read. */
  public String publicId() {
    Matcher owned = OWNED.matcher(value);
    return owned.matches() ? owned.group(1) : value;
  }

  @Override
  public String toString() {
    return value;
  }
}

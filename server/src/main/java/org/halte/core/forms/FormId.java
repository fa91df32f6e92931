package org.halte.core.forms;

/** A form's own name, the same in all its versions: {@code passage}. */
public record FormId(String value) {
  public FormId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a form's id has 1 to 200 characters: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

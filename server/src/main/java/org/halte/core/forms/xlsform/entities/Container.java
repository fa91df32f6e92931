package org.halte.core.forms.xlsform.entities;

import java.util.ArrayList;
import java.util.List;
import org.halte.core.forms.model.Section;

/**
 * A group or repeat by its place in the form.
 *
 * @param names from the outermost section inwards; empty for the form itself
 * @param repeats how many of the names, counted from the outside, end with the innermost repeat
 * @param repeatCount how many of the sections are repeats
 */
record Container(List<String> names, int repeats, int repeatCount) {
  static final Container FORM = new Container(List.of(), 0, 0);

  Container {
    names = List.copyOf(names);
  }

  Container inside(Section section) {
    List<String> more = new ArrayList<>(names);
    more.add(section.name());
    boolean repeat = section.kind() == Section.Kind.REPEAT;
    return new Container(more, repeat ? more.size() : repeats, repeatCount + (repeat ? 1 : 0));
  }

  /** The innermost repeat, or the form: what makes one entity per turn. */
  Container scope() {
    return new Container(names.subList(0, repeats), repeats, repeatCount);
  }

  /** The container around this one, which must not be its scope's own end. */
  Container around() {
    return new Container(names.subList(0, names.size() - 1), repeats, repeatCount);
  }

  boolean isInside(Container other) {
    return names.size() >= other.names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  /** The innermost container of the same scope that holds both. */
  Container common(Container other) {
    int shared = 0;
    while (shared < Math.min(names.size(), other.names.size())
        && names.get(shared).equals(other.names.get(shared))) {
      shared++;
    }
    return new Container(names.subList(0, shared), Math.min(repeats, shared), repeatCount);
  }

  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}

package org.halte.core.forms.model;

/** What a form is made of, in the order a person meets it. */
public sealed interface Item permits Question, Section {
  Traits traits();

  Item withTraits(Traits other);

  default String name() {
    return traits().name();
  }
}

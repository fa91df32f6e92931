package org.halte.core.forms.life;

import java.util.Objects;

/**
 * Why a form that compiles cannot be published yet.
 *
 * @param about the id, version or file at fault
 * @param proposal what would do instead; "" where only the publisher can help
 */
public record Hindrance(Kind kind, String about, String proposal) {
  public Hindrance {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(about);
    Objects.requireNonNull(proposal);
  }

  /** The sorts of hindrance. */
  public enum Kind {
    /** The id is that of a form that ships with Halte. */
    ID_SHIPPED,
    /** The id is taken here already, by a form that is not the association's. */
    ID_TAKEN,
    /** The id ends as those of trials do. */
    ID_RESERVED,
    VERSION_MISSING,
    /** That version is published with other content. */
    VERSION_TAKEN,
    /** The form speaks of a file that did not come with it. */
    FILE_MISSING
  }
}

package org.halte.core.forms.life;

import java.util.Objects;
import java.util.Optional;
import org.halte.base.kernel.SpellingProblem;

/**
 * Why a form that compiles cannot be published yet.
 *
 * @param about the id, version or file at fault
 * @param proposal what would do instead; "" where only the publisher can help
 * @param spelling which sign of it will not do
 */
public record Hindrance(
    Kind kind, String about, String proposal, Optional<SpellingProblem> spelling) {
  public Hindrance {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(about);
    Objects.requireNonNull(proposal);
  }

  Hindrance(Kind kind, String about, String proposal) {
    this(kind, about, proposal, Optional.empty());
  }

  /** The sorts of hindrance. */
  public enum Kind {
    /** The id is that of a form that ships with Halte. */
    ID_SHIPPED,
    /** The id is written with signs that ids do not hold. */
    ID_SPELLING,
    /** The eye takes the id for that of another form of the association. */
    ID_LOOKALIKE,
    /** The id ends as those of trials do. */
    ID_RESERVED,
    VERSION_MISSING,
    VERSION_SPELLING,
    /** That version is published with other content. */
    VERSION_TAKEN,
    /** The form speaks of a file that did not come with it. */
    FILE_MISSING,
    FILE_SPELLING,
    /** A list, or a column of one, that the form writes. */
    WORD_SPELLING,
    TITLE_SPELLING
  }
}

package org.halte.core.forms.life;

import java.util.List;
import java.util.Optional;
import org.halte.core.forms.Audience;
import org.halte.core.forms.history.Decision;

/**
 * What the publisher wants beside what the workbook says.
 *
 * @param id another form id than the workbook's
 * @param version another version name
 * @param category what the form tells of: the id of a shipped form; empty to have it guessed
 * @param decisions what becomes of old answers
 * @param trial for whom it is tried out; empty to publish it for good
 */
public record Wish(
    Optional<String> id,
    Optional<String> version,
    Optional<String> category,
    List<Decision> decisions,
    Optional<Audience> trial) {
  public static final Wish NONE =
      new Wish(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public Wish {
    decisions = List.copyOf(decisions);
  }
}

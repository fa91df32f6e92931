package org.halte.core.intake;

import java.util.Locale;
import java.util.Map;
import org.halte.base.kernel.Messages;
import org.halte.base.media.bytes.Refusal;

/**
 * A file that came with a report and was not kept, because nobody can vouch for what it tells.
 *
 * @param name as the form's answer gives it
 */
public record RefusedFile(String name, Refusal reason) {

  /** What a person reads of it: {@code intake.refused.…}, with the name as {@code name}. */
  public String sentence(Messages messages, Locale language) {
    return messages.text(language, "intake.refused." + reason.code(), Map.of("name", name));
  }
}

package org.halte.core.forms.life;

import java.util.List;
import java.util.Optional;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.history.QuestionChange;
import org.halte.core.forms.history.VersionQuestion;
import org.halte.core.forms.xlsform.Compiled;

/**
 * A form that compiles, laid beside the version in use; nothing of it is stored.
 *
 * @param form the id it would be published under, or tried out for
 * @param compiled with the id, version and title it would have
 * @param xlsx its source as it would be kept
 * @param files all that would go with it, those of the version before where none came anew
 * @param category what it tells of
 * @param hindrances why it cannot be published yet
 * @param previous the version in use
 * @param changes from the version in use; empty for a first version
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Draft(
    FormId form,
    Compiled compiled,
    byte[] xlsx,
    List<Enclosure> files,
    String category,
    List<Hindrance> hindrances,
    Optional<FormVersion> previous,
    List<VersionQuestion> questions,
    List<QuestionChange> changes) {
  public Draft {
    files = List.copyOf(files);
    hindrances = List.copyOf(hindrances);
    questions = List.copyOf(questions);
    changes = List.copyOf(changes);
  }
}

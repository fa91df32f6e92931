package org.halte.core.forms;

import java.util.List;
import java.util.Optional;
import org.halte.core.people.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A form on its way into the library.
 *
 * @param form only its public id counts: whose it is tells the organisation
 * @param organisation whose form; empty for the whole instance
 * @param version "" when the form has none
 * @param markdown readable source, if there is one
 * @param xlsx the workbook it was made of, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Publication(
    FormId form,
    Optional<OrganisationId> organisation,
    String title,
    String version,
    byte[] xform,
    @Nullable String markdown,
    byte @Nullable [] xlsx,
    List<Enclosure> files) {

  public Publication {
    files = List.copyOf(files);
  }

  /** A file that goes with the form. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Enclosure(String name, String contentType, byte[] content) {}
}

package org.halte.core.forms;

import java.time.Instant;
import java.util.Optional;
import org.halte.core.people.OrganisationId;

/**
 * An organisation hands out a form, or one version of it, no more.
 *
 * @param version empty for the form as a whole
 */
public record Withdrawal(
    FormId form, Optional<String> version, OrganisationId organisation, Instant at) {

  boolean isOf(FormId id, Optional<String> wanted, OrganisationId who) {
    return form.equals(id) && version.equals(wanted) && organisation.equals(who);
  }
}

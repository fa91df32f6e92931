package org.halte.field.data;

import java.util.List;
import java.util.Optional;
import org.halte.core.intake.trials.FormReports.Came;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;

/** How many reports came of each version of a form, as far as somebody may see them. */
@Service
public class FormCounts {

  private final Policy policy;
  private final DataStore store;

  FormCounts(Policy policy, DataStore store) {
    this.policy = policy;
    this.store = store;
  }

  /**
   * Of the reports of an association; a report that is hidden from the viewer is not counted. Empty
   * for whoever sees no field data at all: there nothing is counted, which is not zero.
   */
  public Optional<List<Came>> count(OrganisationId organisation, Viewer viewer) {
    Access access = policy.open(viewer, Reading.all("form counts"));
    return access.isClosed() ? Optional.empty() : Optional.of(store.count(organisation, access));
  }
}

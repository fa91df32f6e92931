package org.halte.core.intake.trials;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.blobs.BlobId;
import org.halte.base.blobs.Blobs;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.life.FormLife;
import org.halte.core.forms.life.LifeProblem;
import org.halte.core.people.Actor;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of trials: it belongs to those who try a form out, and counts nowhere. */
@Service
public class FormReports {

  private final FormReportStore store;
  private final FormLibrary library;
  private final FormLife life;
  private final Blobs blobs;

  FormReports(FormReportStore store, FormLibrary library, FormLife life, Blobs blobs) {
    this.store = store;
    this.library = library;
    this.life = life;
    this.blobs = blobs;
  }

  /** How many reports of one version of a form came, and when the last one did. */
  public record Came(FormId form, String version, long reports, Instant last) {}

  /**
   * One report of a trial, without its answers.
   *
   * @param findings how many things the check of the form found
   */
  public record TrialReport(
      UUID id,
      String instanceId,
      String version,
      Optional<MemberId> member,
      Instant receivedAt,
      int findings) {}

  /** For every version of a trial of which something came. */
  public List<Came> countTrials(OrganisationId who) {
    return store.countTrials(who);
  }

  /** The reports of a trial, the newest first. */
  public List<TrialReport> listTrial(FormId trial, OrganisationId who) {
    return store.list(trial, who);
  }

  /** Deletes all reports of a trial, with their photos. */
  @Transactional
  public int deleteTrial(Actor actor, String id) {
    OrganisationId who = FormLife.manages(actor);
    FormId trial =
        library.find(id, who).filter(library::isTrial).orElseThrow(() -> LifeProblem.notATrial(id));
    List<String> photos = store.listBlobs(trial, who);
    int deleted = store.delete(trial, who);
    life.noteDeletion(actor, trial, deleted);
    photos.forEach(photo -> blobs.delete(new BlobId(photo)));
    return deleted;
  }
}

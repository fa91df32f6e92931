package org.halte.web.api.people;

import java.util.List;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.policy.AgreementStore;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sharing agreements of the caller's organisation. */
@RestController
class AgreementsApi {

  private final AgreementStore agreements;
  private final Organisations organisations;
  private final Viewers viewers;

  AgreementsApi(AgreementStore agreements, Organisations organisations, Viewers viewers) {
    this.agreements = agreements;
    this.organisations = organisations;
    this.viewers = viewers;
  }

  record Card(String id, Wire.Named giver, Wire.Named receiver, String template) {}

  @GetMapping("/api/agreements")
  List<Card> list(Viewer viewer) {
    return agreements.listOf(viewers.getMember(viewer).organisation()).stream()
        .map(each ->
            new Card(
                each.giver() + "-" + each.receiver(),
                named(each.giver()),
                named(each.receiver()),
                each.template()))
        .toList();
  }

  private Wire.Named named(OrganisationId id) {
    return Wire.Named.of(organisations.getOrganisation(id));
  }
}

package org.halte.field.reports;

import java.util.Set;
import org.halte.base.changes.Change;
import org.halte.base.changes.Follower;
import org.halte.field.places.PlaceRegistry;
import org.springframework.stereotype.Component;

/**
 * Puts places and reports into the zones of now when the shared zones were drawn otherwise: rights
 * of volunteers go by zone, so a place that kept a zone of before would be lost to them.
 */
@Component
class ZoneFollower implements Follower {

  private static final String CHANGED = "zones-changed";

  private final PlaceRegistry places;
  private final ReportStore reports;

  ZoneFollower(PlaceRegistry places, ReportStore reports) {
    this.places = places;
    this.reports = reports;
  }

  @Override
  public String name() {
    return "zones";
  }

  @Override
  public Set<String> topics() {
    return Set.of("people");
  }

  @Override
  public void apply(Change change) {
    if (change.kind().equals(CHANGED)) {
      places.settleZones().forEach(place -> reports.moveReports(place.id(), place.zone()));
    }
  }
}

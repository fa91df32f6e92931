package org.halte.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rights without a database behind them, for tests of what is read under them. */
public final class TestAccess {

  private TestAccess() {}

  public static Access of(Viewer viewer, List<Agreement> received, LocalDate tonight, Instant now) {
    return new Access(viewer, new Grants(tonight).of(viewer, received), now);
  }
}

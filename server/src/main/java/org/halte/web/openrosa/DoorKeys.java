package org.halte.web.openrosa;

import java.util.Locale;
import java.util.Optional;
import org.halte.core.policy.Viewer;

/** Says whose phone a token belongs to. */
interface DoorKeys {

  /**
   * Who stands at the door.
   *
   * @param locale the language of the phone's member
   */
  record Holder(Viewer.Device viewer, Locale locale) {}

  /** Empty for a token that was never given out or was revoked. */
  Optional<Holder> find(String token);
}

package org.halte.web.openrosa;

import java.util.Locale;
import java.util.Optional;
import org.halte.core.people.entry.Device;
import org.halte.core.policy.Viewer;

/** Says whose phone a token belongs to. */
interface DoorKeys {

  /**
   * Who stands at the door.
   *
   * @param locale the language of the phone's member
   * @param email the member's; empty for a phone that is shared
   */
  record Holder(Viewer.Device viewer, Locale locale, Optional<String> email) {

    /** Whether a name given with the token is that of the phone's member; any for a shared one. */
    boolean isNamed(String name) {
      return email.isEmpty() || email.get().equalsIgnoreCase(name.strip());
    }
  }

  /**
   * Empty for a token that was never given out, was revoked, or came another way than it may.
   *
   * @param scope {@code APP} for a token in the Authorization header, {@code COLLECT} for one in
   *     the address or given as a password
   */
  Optional<Holder> find(String token, Device.Scope scope);
}

package org.halte.web.api.people;

import java.util.UUID;
import org.halte.core.people.entry.Devices;

/**
 * What a phone is let in with; the app keeps it sealed.
 *
 * @param id names the phone
 * @param token for the header {@code Authorization: Bearer}, at the API and at the ODK door
 */
record PhoneToken(UUID id, String token) {
  static PhoneToken of(Devices.Made made) {
    return new PhoneToken(made.device().token(), made.secret());
  }
}

package org.halte.core.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.halte.core.policy.Viewer;

/**
 * One filled form as somebody hands it in.
 *
 * @param sender a phone, a member or a connection: the form belongs to its organisation
 * @param xml exactly as sent
 * @param files photos and sounds that came with it; others may follow in a later delivery
 * @param deviceId what the phone calls itself; "" when unknown
 * @param receivedAt when it came, for what is brought from elsewhere; empty means now
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared; a copy would cost 50 MB
public record Delivery(
    Viewer sender,
    byte[] xml,
    List<SentFile> files,
    String deviceId,
    Optional<Instant> receivedAt) {

  public Delivery {
    files = List.copyOf(files);
  }

  /** A form that comes now. */
  public Delivery(Viewer sender, byte[] xml, List<SentFile> files, String deviceId) {
    this(sender, xml, files, deviceId, Optional.empty());
  }
}

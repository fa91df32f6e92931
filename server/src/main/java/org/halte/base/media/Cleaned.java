package org.halte.base.media;

import org.halte.base.media.bytes.Refusal;

/** What became of a file that somebody handed in. */
public sealed interface Cleaned {

  /**
   * The file without what it told besides its content.
   *
   * @param contentType what it is, found in its bytes, whatever the sender called it
   */
  @SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared; a copy would cost 25 MB
  record Kept(String contentType, byte[] content) implements Cleaned {}

  /** It cannot be cleaned and must not be kept. */
  record Refused(Refusal reason) implements Cleaned {}
}

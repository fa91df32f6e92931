package org.halte.core.intake;

/**
 * A photo or sound as it was sent.
 *
 * @param name as the form's answer gives it
 * @param contentType as the sender gives it
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared; a copy would cost 50 MB
public record SentFile(String name, String contentType, byte[] content) {}

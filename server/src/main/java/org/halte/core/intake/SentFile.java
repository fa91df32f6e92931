package org.halte.core.intake;

/**
 * A photo or sound as it was sent; what its sender calls it is not asked, its bytes tell.
 *
 * @param name as the form's answer gives it
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared; a copy would cost 50 MB
public record SentFile(String name, byte[] content) {}

package org.halte.base.media.bytes;

/** Thrown by a cleaner that cannot vouch for a file. */
public final class Uncleanable extends RuntimeException {

  private final Refusal refusal;

  public Uncleanable(Refusal refusal) {
    super(refusal.code());
    this.refusal = refusal;
  }

  public Uncleanable(Refusal refusal, Throwable cause) {
    super(refusal.code(), cause);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}

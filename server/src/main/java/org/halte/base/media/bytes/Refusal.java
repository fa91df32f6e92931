package org.halte.base.media.bytes;

import java.util.Locale;

/** Why a file is not kept. */
public enum Refusal {
  /** No kind of file that is known here, or a part of it that nobody here can clean. */
  UNKNOWN,
  /** Cut off or put together wrongly: what it holds cannot be told. */
  DAMAGED,
  /** An archive or a document of an office suite: a box with other files inside. */
  ARCHIVE,
  /** Under a password. */
  LOCKED,
  /** Unpacked, it is larger than the server has room for. */
  TOO_LARGE;

  /** As it is stored and as catalogues of sentences name it: {@code too-large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of that {@link #code}. */
  public static Refusal of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

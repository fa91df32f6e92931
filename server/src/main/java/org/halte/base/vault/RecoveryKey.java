package org.halte.base.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * The key that backups are sealed with: 32 random bytes and two that catch a slip of the pen,
 * written as eleven groups of five letters and digits. A sealed file begins with a line that names
 * the format and the key's fingerprint, then segments of AES-256-GCM (Tink's AesGcmHkdfStreaming),
 * so that a cut, a swap or a change of any part is found.
 */
public final class RecoveryKey {

  private static final int BYTES = 32;
  private static final int CHECK = 2;
  private static final int RADIX = 32;
  private static final int LETTERS = 55;
  private static final int SEGMENT = 1 << 20;
  private static final String FORMAT = "HALTE-BACKUP-1 ";

  private final byte[] secret;

  private RecoveryKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new one, from the system's randomness. */
  public static RecoveryKey generate() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new RecoveryKey(secret);
  }

  /**
   * Reads what {@link #text()} writes; spaces, dashes and case do not matter.
   *
   * @param source where the text comes from, for the sentence when it is not a key
   */
  public static RecoveryKey parse(String text, String source) {
    String letters = text.replaceAll("[^0-9A-Za-z]", "").toLowerCase(Locale.ROOT);
    if (letters.matches("[0-9a-v]{" + LETTERS + "}")) {
      byte[] all = toBytes(new BigInteger(letters, RADIX));
      byte[] secret = Arrays.copyOf(all, BYTES);
      if (Arrays.equals(check(secret), Arrays.copyOfRange(all, BYTES, BYTES + CHECK))) {
        return new RecoveryKey(secret);
      }
    }
    throw VaultProblem.notARecoveryKey(source);
  }

  /** The key as a person keeps it on paper. */
  public String text() {
    byte[] all = Arrays.copyOf(secret, BYTES + CHECK);
    System.arraycopy(check(secret), 0, all, BYTES, CHECK);
    String letters = new BigInteger(1, all).toString(RADIX);
    String padded = "0".repeat(LETTERS - letters.length()) + letters;
    return padded.replaceAll("(.{5})(?=.)", "$1-").toUpperCase(Locale.ROOT);
  }

  /** Seals what is written to the result; the sealed file is whole once that is closed. */
  public OutputStream seal(OutputStream file) throws IOException {
    byte[] header = header();
    file.write(header);
    try {
      return cipher().newEncryptingStream(file, header);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  /**
   * Opens a sealed file; throws VaultProblem when it is no backup or sealed with another key. The
   * result throws IOException when it meets a part that was altered or cut.
   */
  public InputStream open(InputStream file, String name) throws IOException {
    byte[] header = header();
    byte[] found = file.readNBytes(header.length);
    byte[] format = FORMAT.getBytes(US_ASCII);
    if (!Arrays.equals(format, Arrays.copyOf(found, format.length))) {
      throw VaultProblem.notABackup(name);
    }
    if (found.length < header.length) {
      throw new IOException("Cut within the first line");
    }
    if (!Arrays.equals(header, found)) {
      throw VaultProblem.anotherKey(name);
    }
    try {
      return cipher().newDecryptingStream(file, header);
    } catch (GeneralSecurityException e) {
      throw new IOException("The beginning does not open", e);
    }
  }

  private AesGcmHkdfStreaming cipher() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(secret, "HmacSha256", BYTES, SEGMENT, 0);
  }

  private byte[] header() {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes("halte recovery key".getBytes(US_ASCII));
    named.writeBytes(secret);
    byte[] fingerprint = Arrays.copyOf(sha256(named.toByteArray()), 8);
    String line = FORMAT + "%016x\n".formatted(new BigInteger(1, fingerprint));
    return line.getBytes(US_ASCII);
  }

  private static byte[] check(byte[] secret) {
    return Arrays.copyOf(sha256(secret), CHECK);
  }

  private static byte[] toBytes(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] all = new byte[BYTES + CHECK];
    int length = Math.min(bytes.length, all.length);
    System.arraycopy(bytes, bytes.length - length, all, all.length - length, length);
    return all;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

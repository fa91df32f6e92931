package org.halte.base.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.halte.base.kernel.PrivateFiles;

/**
 * Seals what must not be read in a stolen dump or disk: raw forms, free text, photos, exact
 * positions. AES-256-GCM by Tink; the purpose (such as {@code field.place.position:<id>}) is bound
 * to the bytes, so that a sealed value moved to another row does not open. The file of keys is a
 * Tink JSON keyset: a key added to it becomes the one that seals, the older ones still open.
 */
public final class Vault {

  private static final Configuration TINK = TinkConfig2026.get();

  private final Aead aead;

  private Vault(Aead aead) {
    this.aead = aead;
  }

  /** The vault on a file of keys, which is made when it does not exist; throws VaultProblem. */
  public static Vault at(Path keys) {
    try {
      KeysetHandle handle = Files.exists(keys) ? read(keys) : create(keys);
      return new Vault(handle.getPrimitive(TINK, Aead.class));
    } catch (GeneralSecurityException e) {
      throw VaultProblem.keysUnreadable(keys, e);
    }
  }

  /** Seals bytes for a purpose; the result is about 33 bytes longer and never twice the same. */
  public byte[] seal(byte[] plain, String purpose) {
    try {
      return aead.encrypt(plain, purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  /** Opens what was sealed for the same purpose; throws VaultProblem. */
  public byte[] open(byte[] sealed, String purpose) {
    try {
      return aead.decrypt(sealed, purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw (VaultProblem) VaultProblem.doesNotOpen(purpose).initCause(e);
    }
  }

  public byte[] sealText(String plain, String purpose) {
    return seal(plain.getBytes(UTF_8), purpose);
  }

  public String openText(byte[] sealed, String purpose) {
    return new String(open(sealed, purpose), UTF_8);
  }

  private static KeysetHandle read(Path keys) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          Files.readString(keys), TINK, InsecureSecretKeyAccess.get());
    } catch (IOException | GeneralSecurityException e) {
      throw VaultProblem.keysUnreadable(keys, e);
    }
  }

  private static KeysetHandle create(Path keys) throws GeneralSecurityException {
    KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
    String json =
        TinkJsonProtoKeysetFormat.serializeKeyset(fresh, TINK, InsecureSecretKeyAccess.get());
    try {
      return PrivateFiles.createOnce(keys, json.getBytes(UTF_8)) ? fresh : read(keys);
    } catch (IOException e) {
      throw VaultProblem.keysNotWritable(keys, e);
    }
  }
}

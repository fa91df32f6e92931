package org.halte.base.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.kernel.PrivateFiles;
import org.halte.base.kernel.Problem;
import org.halte.base.vault.Vault;

/**
 * Keeps contents as sealed files, in folders of the first two digits of their names. A content is
 * on the disk, with its entry in the folder, when {@link #put} returns.
 */
public final class Blobs {

  private static final int NAME_BYTES = 32;
  private static final int FAN = 2;

  private final Path folder;
  private final Vault vault;
  private final SecureRandom random = new SecureRandom();

  public Blobs(Path folder, Vault vault) {
    this.folder = folder;
    this.vault = vault;
  }

  /** Keeps a content under a new name. */
  public BlobId put(byte[] content) {
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    BlobId id = new BlobId(HexFormat.of().formatHex(name));
    try {
      PrivateFiles.write(file(id), vault.seal(content, purpose(id)));
      return id;
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /** The content; throws BlobProblem when there is none of this name. */
  public byte[] get(BlobId id) {
    try {
      return vault.open(Files.readAllBytes(file(id)), purpose(id));
    } catch (NoSuchFileException e) {
      throw BlobProblem.missing(e);
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /** Removes a content for good; one that is not there is no trouble. */
  public void delete(BlobId id) {
    try {
      if (Files.deleteIfExists(file(id))) {
        PrivateFiles.force(file(id).resolveSibling(""));
      }
    } catch (IOException e) {
      throw explain(e);
    }
  }

  private Path file(BlobId id) {
    return folder.resolve(id.value().substring(0, FAN)).resolve(id.value());
  }

  private static String purpose(BlobId id) {
    return "base.blob:" + id;
  }

  private static Problem explain(IOException e) {
    return DatabaseProblem.find(e)
        .<Problem>map(problem -> problem)
        .orElseGet(() -> BlobProblem.unavailable(e));
  }
}

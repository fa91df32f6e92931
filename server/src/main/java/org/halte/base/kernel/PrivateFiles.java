package org.halte.base.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only their owner reads and that are on the disk, not in a buffer, when a method
 * returns: written beside their place, forced out, then moved in one step.
 */
public final class PrivateFiles {

  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  /** Makes a folder, and those above it, for the owner alone. */
  public static Path folder(Path folder) throws IOException {
    return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, FOLDER);
  }

  /** Writes or replaces a file. */
  public static void write(Path file, byte[] content) throws IOException {
    Path beside = besides(file, content);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      force(parent(file));
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Writes a file unless it is already there: true if this call made it, also among rivals. */
  public static boolean createOnce(Path file, byte[] content) throws IOException {
    Path beside = besides(file, content);
    try {
      Files.createLink(file, beside);
      force(parent(file));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Forces a folder's entries out to the disk. */
  public static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path besides(Path file, byte[] content) throws IOException {
    Path folder = folder(parent(file));
    Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(beside, fresh, FILE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    return beside;
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}

package org.halte.base.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.halte.base.kernel.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds one instance: database, keys, blobs. Locked for as long as this object is
 * open; the system lets go of the lock when the process dies, however it dies.
 */
public final class DataFolder implements AutoCloseable {

  private static final String RESTORING = "restoring";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder if needed and locks it; throws DatabaseProblem when another Halte holds it or
   * when it cannot be written in.
   */
  public static DataFolder open(Path folder) {
    if (Files.exists(folder.resolve(RESTORING))) {
      throw DatabaseProblem.restoreInterrupted(folder);
    }
    return lock(folder);
  }

  /** Makes and locks a folder that nobody may use until it is {@link #settled}. */
  public static DataFolder openToRestore(Path folder) {
    DataFolder locked = lock(folder);
    try {
      PrivateFiles.write(locked.path().resolve(RESTORING), new byte[0]);
      return locked;
    } catch (IOException e) {
      locked.close();
      throw DatabaseProblem.folderNotWritable(folder).because(e);
    }
  }

  /** The restored instance is whole. */
  public void settled() {
    try {
      Files.deleteIfExists(path.resolve(RESTORING));
      PrivateFiles.force(path);
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(path).because(e);
    }
  }

  private static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      PrivateFiles.folder(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("halte.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String process = read(channel);
        channel.close();
        throw DatabaseProblem.folderInUse(path, process);
      }
      channel.truncate(0);
      String process = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(path).because(e);
    }
  }

  public Path path() {
    return path;
  }

  /** A folder of this name inside, made for the owner alone. */
  public Path folder(String name) {
    Path inside = path.resolve(name);
    try {
      return PrivateFiles.folder(inside);
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(inside).because(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(path).because(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    return StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
  }
}

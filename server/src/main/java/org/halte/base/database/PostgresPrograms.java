package org.halte.base.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per version from the archive on the class path. */
final class PostgresPrograms {

  /** Of the archive in the distribution; a new one gets a folder of its own. */
  static final String VERSION = "18.6.0";

  /** Data of another major version cannot be read by these programs. */
  static final String MAJOR = "18";

  private PostgresPrograms() {}

  /** The folder with bin, lib and share. */
  static Path unpack(Path pg) {
    Path target = pg.resolve("bin-" + VERSION);
    if (Files.isDirectory(target)) {
      return target;
    }
    Path beside = pg.resolve(".unpacking-" + UUID.randomUUID());
    try (InputStream archive = open()) {
      extract(archive, beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      return target;
    } catch (IOException e) {
      throw DatabaseProblem.find(e)
          .orElseGet(() -> DatabaseProblem.folderNotWritable(pg).because(e));
    }
  }

  private static InputStream open() throws IOException {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(" ", "");
    String arch = System.getProperty("os.arch").replace("amd64", "x86_64");
    String platform = (os.startsWith("mac") ? "darwin" : os) + "-" + arch;
    InputStream stream =
        PostgresPrograms.class.getResourceAsStream("/postgres-" + platform + ".txz");
    if (stream == null) {
      throw DatabaseProblem.noPrograms(platform);
    }
    return new XZInputStream(new BufferedInputStream(stream));
  }

  private static void extract(InputStream archive, Path folder) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(archive);
    Files.createDirectories(folder);
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      Path path = folder.resolve(entry.getName()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException("Archive entry outside its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.createDirectories(path.resolveSibling(""));
        Files.copy(tar, path);
        Files.setPosixFilePermissions(path, permissions(entry.getMode()));
      }
      entry = tar.getNextEntry();
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    boolean runs = (mode & 0100) != 0;
    return PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--");
  }
}

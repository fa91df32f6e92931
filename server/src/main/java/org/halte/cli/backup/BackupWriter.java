package org.halte.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.kernel.PrivateFiles;
import org.halte.base.vault.RecoveryKey;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup: one snapshot of the database, then the blobs, under one seal. */
public final class BackupWriter {

  private final Instance instance;
  private final RecoveryKey key;
  private final JsonMapper json = JsonMapper.shared();

  public BackupWriter(Instance instance, RecoveryKey key) {
    this.instance = instance;
    this.key = key;
  }

  /** Makes the file, which must not exist; it appears once it is whole and on the disk. */
  public Manifest write(Path file, Instant now) {
    if (Files.exists(file)) {
      throw BackupProblem.fileExists(file);
    }
    try (Instance.Opened database = instance.open()) {
      Path beside = file.resolveSibling("." + file.getFileName() + ".part");
      try {
        Manifest manifest = seal(beside, database.address(), now);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.force(file.toAbsolutePath().resolveSibling(""));
        return manifest;
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw BackupProblem.cannotWrite(file, e);
    }
  }

  private Manifest seal(Path beside, DatabaseAddress address, Instant now) throws IOException {
    var privately =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(beside);
    try (FileChannel channel =
            FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                privately);
        SnapshotStore snapshot = SnapshotStore.read(address)) {
      OutputStream file = new BufferedOutputStream(new KeepOpen(Channels.newOutputStream(channel)));
      Manifest manifest;
      try (ZipOutputStream zip = new ZipOutputStream(key.seal(file))) {
        zip.setLevel(Deflater.BEST_SPEED);
        manifest = fill(zip, snapshot, now);
      }
      channel.force(true);
      return manifest;
    }
  }

  private Manifest fill(ZipOutputStream zip, SnapshotStore snapshot, Instant now)
      throws IOException {
    put(zip, Manifest.Head.ENTRY, new Manifest.Head(Manifest.Head.FORMAT, snapshot.version(), now));
    zip.putNextEntry(new ZipEntry("keys.json"));
    zip.write(Files.readAllBytes(instance.keys()));
    List<Manifest.Table> tables = new ArrayList<>();
    for (String table : snapshot.listTables()) {
      zip.putNextEntry(new ZipEntry("tables/" + table));
      List<String> columns = snapshot.listColumns(table);
      tables.add(new Manifest.Table(table, columns, snapshot.copyOut(table, columns, zip)));
    }
    Manifest manifest = new Manifest(tables, snapshot.listSequences(), blobs(zip));
    put(zip, Manifest.ENTRY, manifest);
    return manifest;
  }

  private Manifest.Sum blobs(ZipOutputStream zip) throws IOException {
    Digest digest = new Digest();
    if (!Files.isDirectory(instance.blobs())) {
      return digest.total();
    }
    // They are sealed: nothing is left to compress.
    zip.setLevel(Deflater.NO_COMPRESSION);
    try (Stream<Path> all = Files.walk(instance.blobs(), 2)) {
      for (Path blob : (Iterable<Path>) all.filter(BackupWriter::isBlob)::iterator) {
        copy(blob, zip, digest);
      }
    }
    return digest.total();
  }

  private static void copy(Path blob, ZipOutputStream zip, Digest digest) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(blob);
    } catch (NoSuchFileException _) {
      // Erased while the backup was under way: then it is not to be in it.
      return;
    }
    String name = String.valueOf(blob.getFileName());
    zip.putNextEntry(new ZipEntry("blobs/" + name));
    zip.write(content);
    digest.add(name.getBytes(UTF_8), content);
  }

  /** Not the files that are being written, whose names begin with a dot. */
  private static boolean isBlob(Path path) {
    return Files.isRegularFile(path) && String.valueOf(path.getFileName()).matches("[0-9a-f]{64}");
  }

  private void put(ZipOutputStream zip, String name, Object value) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(json.writeValueAsBytes(value));
  }

  /** Lets the channel be forced out to the disk after the streams around it are closed. */
  private static final class KeepOpen extends FilterOutputStream {
    KeepOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

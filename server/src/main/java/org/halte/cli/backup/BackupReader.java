package org.halte.cli.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.database.DatabaseSettings;
import org.halte.base.database.Migrations;
import org.halte.base.kernel.PrivateFiles;
import org.halte.base.vault.RecoveryKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Restores a backup into an empty folder. The file is read twice: once to see that it is whole,
 * before anything is written; once to put it in, in one transaction, and compare.
 */
public final class BackupReader {

  private final Instance instance;
  private final RecoveryKey key;
  private final Path file;
  private final JsonMapper json = JsonMapper.shared();
  private final List<Path> made = new ArrayList<>();

  public BackupReader(Instance instance, RecoveryKey key, Path file) {
    this.instance = instance;
    this.key = key;
    this.file = file;
  }

  /** Restores, or leaves everything as it was and throws a problem that says why. */
  public Manifest restore() {
    try {
      Manifest.Head head = check();
      if (!instance.isEmpty()) {
        throw BackupProblem.folderNotEmpty(instance.data());
      }
      return restore(head);
    } catch (IOException e) {
      throw BackupProblem.cannotRestore(instance.data(), e);
    }
  }

  /** Reads to the end, so that a cut or an altered part shows. */
  private Manifest.Head check() throws IOException {
    Manifest.Head head = null;
    boolean complete = false;
    try (ZipInputStream zip = open()) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (e.getName().equals(Manifest.Head.ENTRY)) {
          head = json.readValue(zip.readAllBytes(), Manifest.Head.class);
        }
        complete = e.getName().equals(Manifest.ENTRY);
        zip.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException | JacksonException e) {
      throw Files.isReadable(file)
          ? BackupProblem.altered(file, e)
          : BackupProblem.cannotRead(file, new IOException(e));
    }
    if (head == null || !complete) {
      throw BackupProblem.altered(file, new IOException("No head or no manifest"));
    }
    if (head.format() > Manifest.Head.FORMAT
        || !head.version().matches("[0-9.]+")
        || Migrations.isUnknown(head.version())) {
      throw BackupProblem.newer(file, head.version());
    }
    return head;
  }

  private Manifest restore(Manifest.Head head) throws IOException {
    boolean existed = Files.exists(instance.data());
    DataFolder folder = DataFolder.openToRestore(instance.data());
    boolean done = false;
    try {
      Manifest manifest;
      try (Instance.Opened database = open(folder)) {
        manifest = restore(head, database.address());
      }
      folder.settled();
      done = true;
      return manifest;
    } finally {
      folder.close();
      if (!done) {
        for (Path path : made) {
          Files.deleteIfExists(path);
        }
        empty(existed);
      }
    }
  }

  private Instance.Opened open(DataFolder folder) {
    return Instance.Opened.start(folder, new DatabaseSettings(instance.database()));
  }

  private Manifest restore(Manifest.Head head, DatabaseAddress address) throws IOException {
    try (SnapshotStore store = SnapshotStore.write(address)) {
      if (store.isInUse()) {
        throw BackupProblem.databaseNotEmpty(address);
      }
      store.commit();
      try {
        Migrations.migrateTo(address, head.version());
        return put(store);
      } catch (IOException | RuntimeException e) {
        store.clear();
        throw e;
      }
    }
  }

  private Manifest put(SnapshotStore store) throws IOException {
    Manifest manifest = null;
    Map<String, List<String>> columns = new HashMap<>();
    for (String table : store.listTables()) {
      columns.put(table, store.listColumns(table));
    }
    List<String> ties = store.untie();
    Digest blobs = new Digest();
    try (ZipInputStream zip = open()) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String name = e.getName().substring(e.getName().indexOf('/') + 1);
        switch (e.getName().substring(0, e.getName().length() - name.length())) {
          case "tables/" -> store.copyIn(name, columns.getOrDefault(name, List.of()), zip);
          case "blobs/" -> putBlob(name, zip.readAllBytes(), blobs);
          default -> manifest = putOther(name, zip.readAllBytes(), manifest);
        }
      }
    }
    if (manifest == null) {
      throw BackupProblem.altered(file, new IOException("No manifest"));
    }
    finish(store, manifest, blobs, ties);
    return manifest;
  }

  private @Nullable Manifest putOther(String name, byte[] content, @Nullable Manifest before)
      throws IOException {
    return switch (name) {
      case "keys.json" -> {
        putKeys(content);
        yield before;
      }
      case Manifest.ENTRY -> json.readValue(content, Manifest.class);
      default -> before;
    };
  }

  private void finish(SnapshotStore store, Manifest manifest, Digest blobs, List<String> ties)
      throws IOException {
    if (!blobs.total().equals(manifest.blobs())) {
      throw BackupProblem.differs("blobs");
    }
    for (Manifest.Table table : manifest.tables()) {
      Manifest.Sum sum =
          store.copyOut(table.name(), table.columns(), OutputStream.nullOutputStream());
      if (!sum.equals(table.sum())) {
        throw BackupProblem.differs(table.name());
      }
    }
    for (Manifest.Sequence sequence : manifest.sequences()) {
      store.set(sequence);
    }
    store.tie(ties);
    store.commit();
  }

  private void putKeys(byte[] content) throws IOException {
    if (PrivateFiles.createOnce(instance.keys(), content)) {
      made.add(instance.keys());
    } else if (!Arrays.equals(content, Files.readAllBytes(instance.keys()))) {
      throw BackupProblem.keysExist(instance.keys());
    }
  }

  private void putBlob(String name, byte[] content, Digest digest) throws IOException {
    if (!name.matches("[0-9a-f]{64}")) {
      throw BackupProblem.altered(file, new IOException("A blob of an unknown name"));
    }
    Path blob = instance.blobs().resolve(name.substring(0, 2)).resolve(name);
    PrivateFiles.write(blob, content);
    made.add(blob);
    digest.add(name.getBytes(UTF_8), content);
  }

  private ZipInputStream open() throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new ZipInputStream(key.open(stream, file.toString()));
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /** Nothing half-done stays behind. */
  private void empty(boolean keepFolder) throws IOException {
    Path data = instance.data();
    try (Stream<Path> inside = Files.walk(data)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.endsWith("lost+found") && !(keepFolder && path.equals(data))) {
          Files.delete(path);
        }
      }
    }
  }
}

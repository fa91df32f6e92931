package org.halte.base.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.halte.base.kernel.Problem;
import org.halte.base.kernel.Problem.Kind;
import org.halte.base.vault.Vault;
import org.halte.base.vault.VaultProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {

  @TempDir Path temp;
  private Path folder;
  private Blobs blobs;

  @BeforeEach
  void open() {
    folder = temp.resolve("blobs");
    blobs = new Blobs(folder, Vault.at(temp.resolve("vault.json")));
  }

  @Test
  void aPhotoReadsBackAndIsNotReadableOnTheDisk() throws IOException {
    byte[] photo = "a face".repeat(1000).getBytes(UTF_8);
    BlobId id = blobs.put(photo);
    assertThat(blobs.get(id)).isEqualTo(photo);
    assertThat(blobs.put(photo)).isNotEqualTo(id);
    for (Path file : files()) {
      assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("a face");
    }
  }

  @Test
  void aDeletedPhotoIsGoneFromTheDisk() throws IOException {
    BlobId id = blobs.put(new byte[] {1});
    blobs.delete(id);
    blobs.delete(id);
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> blobs.get(id))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void filesThatWereSwappedDoNotOpen() throws IOException {
    blobs.put(new byte[] {1});
    BlobId two = blobs.put(new byte[] {2});
    List<Path> files = files();
    Path other = files.stream().filter(f -> !f.endsWith(two.value())).findFirst().orElseThrow();
    Path swapped = files.stream().filter(f -> f.endsWith(two.value())).findFirst().orElseThrow();
    Files.write(swapped, Files.readAllBytes(other));
    assertThatThrownBy(() -> blobs.get(two)).isInstanceOf(VaultProblem.class);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAProblemAndANameFromOutsideCannotLeaveIt() throws IOException {
    Files.writeString(folder, "in the way");
    assertThatThrownBy(() -> blobs.put(new byte[] {1}))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThatThrownBy(() -> new BlobId("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}

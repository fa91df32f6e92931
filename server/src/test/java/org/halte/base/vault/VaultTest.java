package org.halte.base.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  @TempDir Path temp;

  @Test
  void whatIsSealedOpensForTheSamePurposeOnlyAndAfterARestart() throws IOException {
    Path keys = temp.resolve("keys").resolve("vault.json");
    byte[] sealed = Vault.at(keys).sealText("sous le pont, à gauche", "field.place.text:1");
    Vault again = Vault.at(keys);
    assertThat(again.openText(sealed, "field.place.text:1")).isEqualTo("sous le pont, à gauche");
    assertThat(new String(sealed, UTF_8)).doesNotContain("pont");
    assertThatThrownBy(() -> again.openText(sealed, "field.place.text:2"))
        .isInstanceOf(VaultProblem.class)
        .satisfies(e -> assertThat(sentence(e)).contains("field.place.text:2"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void anAlteredValueDoesNotOpen() {
    Vault vault = Vault.at(temp.resolve("vault.json"));
    byte[] sealed = vault.seal(new byte[] {1, 2, 3}, "x");
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> vault.open(altered, "x")).isInstanceOf(VaultProblem.class);
    }
    assertThatThrownBy(() -> vault.open(new byte[0], "x")).isInstanceOf(VaultProblem.class);
  }

  @Test
  void keysOfAnotherInstanceOpenNothing() {
    byte[] sealed = Vault.at(temp.resolve("one.json")).seal(new byte[] {1}, "x");
    Vault other = Vault.at(temp.resolve("other.json"));
    assertThatThrownBy(() -> other.open(sealed, "x")).isInstanceOf(VaultProblem.class);
  }

  @Test
  void aFileOfKeysThatDoesNotReadIsNamedAndLeftAlone() throws IOException {
    Path keys = Files.writeString(temp.resolve("vault.json"), "not keys");
    assertThatThrownBy(() -> Vault.at(keys))
        .satisfies(e -> assertThat(sentence(e)).contains(keys.toString()));
    assertThat(keys).hasContent("not keys");
  }

  @Test
  void aRecoveryKeyReadsBackAndASlipOfThePenIsFound() {
    String text = RecoveryKey.generate().text();
    assertThat(text).matches("([0-9A-V]{5}-){10}[0-9A-V]{5}");
    String sloppy = " " + text.toLowerCase(Locale.ROOT).replace('-', ' ') + "\n";
    assertThat(RecoveryKey.parse(sloppy, "paper").text()).isEqualTo(text);
    char slip = text.charAt(7) == 'A' ? 'B' : 'A';
    for (String wrong :
        new String[] {"", text.substring(1), text.substring(0, 7) + slip + text.substring(8)}) {
      assertThatThrownBy(() -> RecoveryKey.parse(wrong, "paper"))
          .satisfies(e -> assertThat(sentence(e)).contains("paper").doesNotContain(text));
    }
  }

  @Test
  void aSealedFileThatIsCutOrAlteredAnywhereDoesNotOpen() throws IOException {
    RecoveryKey key = RecoveryKey.generate();
    byte[] plain = new byte[3_000_000];
    Arrays.fill(plain, (byte) 7);
    byte[] sealed = seal(key, plain);
    assertThat(open(key, sealed)).isEqualTo(plain);
    for (int length : new int[] {20, 60, 100, 1 << 20, 2 << 20, sealed.length - 1}) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> open(key, cut)).isInstanceOf(IOException.class);
    }
    for (int place : new int[] {40, 100, 1_500_000, sealed.length - 1}) {
      byte[] altered = sealed.clone();
      altered[place] ^= 1;
      assertThatThrownBy(() -> open(key, altered)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> open(RecoveryKey.generate(), sealed))
        .satisfies(e -> assertThat(sentence(e)).contains("another recovery key"));
    assertThatThrownBy(() -> open(key, "PK zip".getBytes(UTF_8)))
        .satisfies(e -> assertThat(sentence(e)).contains("not a backup"));
  }

  private static byte[] seal(RecoveryKey key, byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = key.seal(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] open(RecoveryKey key, byte[] sealed) throws IOException {
    try (InputStream in = key.open(new ByteArrayInputStream(sealed), "file")) {
      return in.readAllBytes();
    }
  }

  private static String sentence(Throwable e) {
    assertThat(e).isInstanceOf(Problem.class);
    return new Messages().text(Locale.ENGLISH, (Problem) e);
  }
}

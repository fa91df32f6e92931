package org.halte.web.files;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.halte.base.formats.content.FileKind;
import org.halte.base.formats.content.FileKind.Use;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file of somebody else as a browser may have it: drawn or played when its bytes are those of a
 * harmless picture, sound or film, saved in every other case. What its sender said of its type is
 * not asked. With the headers of every answer (no guessing of types, a sandbox without rights)
 * nothing in it runs.
 *
 * @param contentType {@code application/octet-stream} for what a browser could run or show as a
 *     page
 * @param disposition the header of that name, with a safe file name
 */
public record ServedFile(String contentType, String disposition) {

  private static final String BYTES = "application/octet-stream";
  private static final int LONGEST_NAME = 100;

  /** How a file of this name and content is served. */
  public static ServedFile of(String name, byte[] content) {
    Optional<FileKind> kind = FileKind.of(name, content);
    boolean shown = kind.filter(known -> known.use() == Use.SHOWN).isPresent();
    var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
    return new ServedFile(
        kind.filter(known -> known.use() != Use.CLOSED).map(FileKind::mediaType).orElse(BYTES),
        disposition.filename(plain(name), StandardCharsets.UTF_8).build().toString());
  }

  /** The whole answer; nobody on the way keeps a copy. */
  public static ResponseEntity<byte[]> answer(String name, byte[] content) {
    ServedFile served = of(name, content);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(served.contentType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, served.disposition())
        .cacheControl(CacheControl.noStore())
        .body(content);
  }

  /** Without folders, quotes and what is not seen or turns the reading about. */
  private static String plain(String name) {
    String plain =
        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
            .codePoints()
            .map(c -> isPlain(c) ? c : '_')
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replaceFirst("^\\.+", "");
    return plain.isBlank() ? "file" : plain;
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && "\"'\\/:*?<>|%;".indexOf(c) < 0;
  }
}

package org.halte.hunt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Writes an answer so that those of two worlds can be compared to the byte. Only what is random or
 * of the moment by nature is written over, and each of it is named here.
 */
final class Sameness {

  /** Of the moment, or of the connection. */
  private static final Set<String> HEADERS_LEFT_OUT =
      Set.of("date", "set-cookie", "content-length", "keep-alive", "connection", "expires");

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** What is written over, and with what. */
  private enum Rule {
    /** Ids that the server makes hold the time and chance. */
    MADE_ID("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "‹id›"),
    /**
     * The clock of both worlds begins at the same moment, and one runs a little ahead; one place
     * was made older by 26 hours.
     */
    NOW("2026-11-2(3[T ]2[01]|2[T ]1[89]):[0-5]\\d(:\\d\\d)?(\\.\\d+)?(Z|\\+01:00)?", "‹now›"),
    /** So many days after now. */
    EXPIRY("\"expiresAt\":\"[^\"]*\"", "\"‹expires›\""),
    /** Each world has a port of its own. */
    HERE("(localhost|127\\.0\\.0\\.1):\\d+", "‹here›"),
    /** Secrets are chance. */
    SECRET(
        "\"(token|secret|password|storageKey|url|qrSvg|collectQrSvg|openrosaUrl)\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*\"",
        "\"‹secret›\""),
    /** A code that lets a phone in is chance too; those of choices are not. */
    CODE("\"code\":\"[A-Za-z0-9_-]{20,}\"", "\"code\":\"‹secret›\""),
    /** Whether somebody else has looked meanwhile: one world was crawled before. */
    SEEN("\"(lastSeenAt|lastUsedAt|fetchedAt)\":(null|\"[^\"]*\")", "\"‹seen›\""),
    /** A number that is no count: at least nine digits of chance. */
    NUMBER("\"number\":\\d{9,}", "\"number\":‹chance›"),
    /** The number by which a log knows a failure. */
    REFERENCE("(référence|numéro|reference)([^0-9a-f]{1,5})[0-9a-f]{8}", "$1$2‹reference›"),
    /** When an office file was written, by the clock of the machine. */
    OFFICE("<dcterms:(created|modified)[^>]*>[^<]*<", "<");

    private final Pattern pattern;
    private final String instead;

    Rule(String pattern, String instead) {
      this.pattern = Pattern.compile(pattern);
      this.instead = instead;
    }
  }

  /** Calls an id by its name, in whichever world it was made. */
  void name(String value, String name) {
    if (value.length() > 8) {
      names.put(value, name);
    }
  }

  String write(Reply reply) {
    String headers =
        reply.headers().entrySet().stream()
            .filter(header -> !HEADERS_LEFT_OUT.contains(header.getKey()))
            .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
            .collect(Collectors.joining("\n"));
    return plain(reply.status() + "\n" + headers + "\n\n" + body(reply));
  }

  private static String body(Reply reply) {
    String latin = reply.latin();
    return latin.startsWith("PK") ? entries(reply.body()) : reply.text();
  }

  private static String entries(byte[] archive) {
    var text = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        text.append("\n› ").append(entry.getName()).append('\n');
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      text.append("\n› cut");
    }
    return text.toString();
  }

  /** Any text without what is of the moment. */
  String plain(String text) {
    String plain = text;
    for (var name : names.entrySet()) {
      plain = plain.replace(name.getKey(), name.getValue());
    }
    for (Rule rule : Rule.values()) {
      plain = rule.pattern.matcher(plain).replaceAll(rule.instead);
    }
    return plain;
  }
}

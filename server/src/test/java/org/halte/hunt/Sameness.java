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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer so that those of two worlds can be compared to the byte. Only what is random or
 * of the moment by nature is written over, and each of it is named here.
 */
final class Sameness {

  /** Of the moment, or of the connection. */
  private static final Set<String> HEADERS_LEFT_OUT =
      Set.of(
          "date",
          "set-cookie",
          "keep-alive",
          "connection",
          "expires",
          // How the same bytes travel; a body is compared itself, its length with it.
          "content-length",
          "transfer-encoding",
          "vary");

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Ids that the spies chose themselves, the same in both worlds. */
  private final Set<String> chosen = ConcurrentHashMap.newKeySet();

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /** What is written over, and with what. */
  private enum Rule {
    /**
     * The clock of both worlds begins at the same moment, and one runs a little ahead; one place
     * was made older by 26 hours.
     */
    NOW("2026-11-2(3[T ]2[01]|2[T ]1[89]):[0-5]\\d(:\\d\\d)?(\\.\\d+)?(Z|\\+01:00)?", "‹now›"),
    /** So many days after now. */
    EXPIRY("\"expiresAt\":\"[^\"]*\"", "\"expiresAt\":\"‹expires›\""),
    /** Each world has a port of its own. */
    HERE("(localhost|127\\.0\\.0\\.1):\\d+", "‹here›"),
    /** Secrets are chance. */
    SECRET(
        "\"(token|secret|password|storageKey|url|qrSvg|collectQrSvg|openrosaUrl)\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*\"",
        "\"$1\":\"‹secret›\""),
    /** A code that lets a phone in is chance too; those of choices are not. */
    CODE("\"code\":\"[A-Za-z0-9_-]{20,}\"", "\"code\":\"‹secret›\""),
    /** Whether somebody else has looked meanwhile: one world was crawled before. */
    SEEN("\"(lastSeenAt|lastUsedAt|fetchedAt)\":(null|\"[^\"]*\")", "\"$1\":\"‹seen›\""),
    /** A number that is no count: at least nine digits of chance. */
    NUMBER("\"number\":\\d{9,}", "\"number\":\"‹chance›\""),
    /** The number by which a log knows a failure. */
    REFERENCE("(référence|numéro|reference)([^0-9a-f]{1,5})[0-9a-f]{8}", "$1$2‹reference›"),
    /** How often a row was written: typing a report and checking it overtake each other. */
    WRITTEN("\"version\":\\d{1,6}\\b", "\"version\":0"),
    /** Which row of a file it is: the order is chance where nothing else tells two apart. */
    ROW("\"(_index|_parent_index)\":\\d+", "\"$1\":0"),
    /** The digest of a list, whose rows stand in the order of chance; its rows are compared. */
    DIGEST("<hash>md5:[0-9a-f]+</hash>", "<hash>‹digest›</hash>"),
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

  /** Notes the ids that a question names. */
  void asked(Ask ask) {
    ID.matcher(ask.said()).results().forEach(id -> chosen.add(id.group()));
  }

  String write(Reply reply) {
    String headers =
        reply.headers().entrySet().stream()
            .filter(header -> !HEADERS_LEFT_OUT.contains(header.getKey()))
            .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
            .collect(Collectors.joining("\n"));
    return plain(reply.status() + "\n" + headers) + "\n\n" + unordered(plain(body(reply)));
  }

  /** Rows that are equal in what sorts them stand in the order of chance: compared as a set. */
  private static String unordered(String body) {
    if (body.startsWith("{") || body.startsWith("[")) {
      try {
        return sorted(JSON.readTree(body));
      } catch (JacksonException e) {
        return body;
      }
    }
    return body.lines().sorted().collect(Collectors.joining("\n"));
  }

  private static String sorted(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(Sameness::sorted).sorted().toList().toString();
    }
    return node.isObject()
        ? node.propertyStream()
            .map(each -> each.getKey() + ": " + sorted(each.getValue()))
            .sorted()
            .toList()
            .toString()
        : node.toString();
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
    plain = ID.matcher(plain).replaceAll(id -> chosen.contains(id.group()) ? id.group() : "‹id›");
    for (Rule rule : Rule.values()) {
      plain = rule.pattern.matcher(plain).replaceAll(rule.instead);
    }
    return plain;
  }
}

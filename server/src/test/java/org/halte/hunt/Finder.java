package org.halte.hunt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds canaries in anything: headers, bodies, files in archives and in archives of these. All
 * forms of all canaries are looked for in one pass, found by their first four letters.
 */
final class Finder {

  private static final int KEY = 4;
  private static final int DEEPEST = 4;
  private static final long LARGEST = 20_000_000;

  /** Where a canary sat. */
  record Hit(Canary canary, String where, String around) {}

  private record Wanted(Canary canary, Canary.Form form) {}

  private final Map<Integer, List<Wanted>> exact = new HashMap<>();
  private final Map<Integer, List<Wanted>> lower = new HashMap<>();

  Finder(Collection<Canary> canaries) {
    for (Canary canary : canaries) {
      for (Canary.Form form : canary.forms()) {
        (form.exactCase() ? exact : lower)
            .computeIfAbsent(key(form.text(), 0), _ -> new ArrayList<>())
            .add(new Wanted(canary, form));
      }
    }
  }

  List<Hit> in(Reply reply) {
    var hits = new ArrayList<Hit>();
    reply
        .headers()
        .forEach((name, values) -> {
          // How long a body is says nothing; figures that count are looked for in bodies.
          if (!name.equals("content-length")) {
            look("header " + name, String.join("\n", values), hits);
          }
        });
    open("body", reply.body(), 0, hits);
    return hits;
  }

  List<Hit> in(String where, String text) {
    var hits = new ArrayList<Hit>();
    look(where, text, hits);
    return hits;
  }

  private void open(String where, byte[] content, int depth, List<Hit> hits) {
    look(where, new String(content, StandardCharsets.ISO_8859_1), hits);
    if (depth >= DEEPEST) {
      return;
    }
    if (begins(content, 'P', 'K')) {
      unzip(where, content, depth, hits);
    } else if (begins(content, 0x1f, 0x8b)) {
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
        open(where + " (gzip)", gzip.readNBytes((int) LARGEST), depth + 1, hits);
      } catch (IOException _) {
        // Not gzip after all: it was read as it is.
      }
    }
  }

  private void unzip(String where, byte[] content, int depth, List<Hit> hits) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String inner = where + " › " + entry.getName();
        look(inner + " (name)", entry.getName(), hits);
        open(inner, zip.readNBytes((int) LARGEST), depth + 1, hits);
      }
    } catch (IOException _) {
      // Cut or no archive: what could be read was looked at.
    }
  }

  private static boolean begins(byte[] content, int first, int second) {
    return content.length > 3 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
  }

  private void look(String where, String text, List<Hit> hits) {
    pass(where, text, exact, hits);
    pass(where, text.toLowerCase(Locale.ROOT), lower, hits);
  }

  private static void pass(
      String where, String text, Map<Integer, List<Wanted>> wanted, List<Hit> hits) {
    for (int at = 0; at + KEY <= text.length(); at++) {
      List<Wanted> candidates = wanted.get(key(text, at));
      if (candidates != null) {
        for (Wanted candidate : candidates) {
          if (fits(text, at, candidate.form())) {
            hits.add(new Hit(candidate.canary(), where, around(text, at, candidate.form())));
          }
        }
      }
    }
  }

  private static boolean fits(String text, int at, Canary.Form form) {
    if (!text.startsWith(form.text(), at)) {
      return false;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    int end = at + form.text().length();
    char after = end == text.length() ? ' ' : text.charAt(end);
    return switch (form.edge()) {
      case FREE -> true;
      case PREFIX -> !Character.isDigit(before) && before != '.';
      case WHOLE ->
          !Character.isLetterOrDigit(before) && before != '.' && !Character.isLetterOrDigit(after);
      case NUMBER ->
          !Character.isLetterOrDigit(before)
              && before != '.'
              && before != '-'
              && !Character.isLetterOrDigit(after)
              && after != '-';
    };
  }

  private static String around(String text, int at, Canary.Form form) {
    int from = Math.max(0, at - 40);
    int to = Math.min(text.length(), at + form.text().length() + 20);
    return text.substring(from, to).replaceAll("[^\\x20-\\x7e]", "·");
  }

  private static int key(String text, int at) {
    return (text.charAt(at) & 0xff) << 24
        | (text.charAt(at + 1) & 0xff) << 16
        | (text.charAt(at + 2) & 0xff) << 8
        | text.charAt(at + 3) & 0xff;
  }
}

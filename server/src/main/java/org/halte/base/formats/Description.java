package org.halte.base.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placemark's description taken apart. Google My Maps writes the columns of its table there too,
 * one a line: {@code Personnes: 12<br>Statut: actif}.
 *
 * @param text what is left, without tags
 */
record Description(String text, Map<String, String> columns) {

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</div>|\\n");
  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");
  private static final Pattern COLUMN =
      Pattern.compile("([\\p{L}][\\p{L}\\p{N} _'’()./°-]{0,40}?)\\s*:\\s*(.*)");
  private static final int FEWEST = 2;

  static Description read(String html) {
    List<String> lines = new ArrayList<>();
    for (String line : BREAK.split(html, -1)) {
      String plain = unescape(TAG.matcher(line).replaceAll("")).strip();
      if (!plain.isEmpty()) {
        lines.add(plain);
      }
    }
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = COLUMN.matcher(line);
      if (matcher.matches()) {
        columns.put(matcher.group(1).strip(), matcher.group(2).strip());
      } else {
        rest.add(line);
      }
    }
    // One line with a colon is a sentence; several are a table.
    return columns.size() < FEWEST
        ? new Description(String.join("\n", lines), Map.of())
        : new Description(String.join("\n", rest), columns);
  }

  private static String unescape(String text) {
    return text.replace("&nbsp;", " ")
        .replace('\u00a0', ' ')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

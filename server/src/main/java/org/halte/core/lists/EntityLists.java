package org.halte.core.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** All lists of entities, each written for the viewer who asks. */
@Component
public class EntityLists {

  static final String ENDING = ".csv";

  private final List<EntityListSource> sources;

  EntityLists(List<EntityListSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The list that a form calls by this file name ({@code lieux.csv}). */
  public Optional<EntityList> find(String fileName, Viewer viewer) {
    return source(fileName).map(source -> write(source, viewer));
  }

  /** Which of these entities the phone must drop; see {@link EntityListSource#listGone}. */
  public Set<String> listGone(String fileName, Set<String> ids, Viewer viewer) {
    return source(fileName).map(source -> source.listGone(ids, viewer)).orElse(Set.of());
  }

  private Optional<EntityListSource> source(String fileName) {
    return sources.stream().filter(s -> fileName.equals(s.dataset() + ENDING)).findFirst();
  }

  private static EntityList write(EntityListSource source, Viewer viewer) {
    List<String> columns = new ArrayList<>(List.of("name", "label"));
    columns.addAll(source.columns());
    StringBuilder csv = new StringBuilder();
    line(csv, columns);
    for (Map<String, String> row : source.rows(viewer)) {
      line(csv, columns.stream().map(column -> row.getOrDefault(column, "")).toList());
    }
    byte[] bytes = csv.toString().getBytes(UTF_8);
    return new EntityList(source.dataset(), bytes, md5(bytes));
  }

  /**
   * RFC 4180 without the guard against spreadsheet formulas that exports have: phones, not
   * spreadsheets, read this, and a changed value would come back in a report.
   */
  private static void line(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      csv.append(i == 0 ? "" : ",");
      csv.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    csv.append('\n');
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}

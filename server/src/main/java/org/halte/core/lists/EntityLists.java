package org.halte.core.lists;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.halte.base.formats.CsvWriter;
import org.halte.core.policy.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All lists of entities, each written for the viewer who asks. */
@Component
public class EntityLists {

  static final String ENDING = ".csv";

  private static final char FOR_SPREADSHEETS = ';';

  /** Enough for every team of a large instance; then the memory is emptied and fills again. */
  private static final int MOST_KEPT = 500;

  private record Key(String dataset, Object stamp) {}

  private final List<EntityListSource> sources;
  private final ObjectProvider<EntityListShelf> shelves;
  private final Map<Key, EntityList> written = new ConcurrentHashMap<>();

  EntityLists(List<EntityListSource> sources, ObjectProvider<EntityListShelf> shelves) {
    this.sources = List.copyOf(sources);
    this.shelves = shelves;
  }

  /** The list that a form calls by this file name ({@code lieux.csv}). */
  public Optional<EntityList> find(String fileName, Viewer viewer) {
    return source(fileName, viewer).map(source -> keep(source, viewer));
  }

  /** Fifty phones ask at the same minute: each team's list is written once. */
  private EntityList keep(EntityListSource source, Viewer viewer) {
    Key key = new Key(source.dataset(), source.stamp(viewer));
    if (written.size() > MOST_KEPT) {
      written.clear();
    }
    return written.computeIfAbsent(key, _ -> write(source, viewer));
  }

  /** Which of these entities the phone must drop; see {@link EntityListSource#listGone}. */
  public Set<String> listGone(String fileName, Set<String> ids, Viewer viewer) {
    return source(fileName, viewer).map(source -> source.listGone(ids, viewer)).orElse(Set.of());
  }

  private Optional<EntityListSource> source(String fileName, Viewer viewer) {
    if (!fileName.endsWith(ENDING)) {
      return Optional.empty();
    }
    String dataset = fileName.substring(0, fileName.length() - ENDING.length());
    return sources.stream()
        .filter(source -> source.dataset().equals(dataset))
        .findFirst()
        .or(() ->
            shelves.stream().flatMap(shelf -> shelf.find(dataset, viewer).stream()).findFirst());
  }

  /** The same list for people, who open it in a spreadsheet: guarded, and written when asked. */
  public Optional<byte[]> findForPeople(String fileName, Viewer viewer) {
    return source(fileName, viewer)
        .map(source -> CsvWriter.forPeople(table(source, viewer), FOR_SPREADSHEETS));
  }

  private static EntityList write(EntityListSource source, Viewer viewer) {
    byte[] bytes = CsvWriter.exactForPhones(table(source, viewer));
    return new EntityList(source.dataset(), bytes, md5(bytes));
  }

  private static List<List<String>> table(EntityListSource source, Viewer viewer) {
    List<String> columns = new ArrayList<>(List.of("name", "label"));
    columns.addAll(source.columns());
    List<List<String>> table = new ArrayList<>(List.of(columns));
    for (Map<String, String> row : source.rows(viewer)) {
      table.add(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
    }
    return table;
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}

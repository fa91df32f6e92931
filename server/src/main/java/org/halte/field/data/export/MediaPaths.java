package org.halte.field.data.export;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.base.formats.streams.SafeNames;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.field.data.DataForm;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling.Turn;

/**
 * Where the files of a report lie in the zip. The sheets write these paths as the answers, so that
 * a sheet and a zip made on different days still fit together.
 */
final class MediaPaths {

  private final Set<String> questions;

  MediaPaths(DataForm form) {
    this.questions =
        form.columns().stream()
            .filter(column -> column.kind() == Kind.FILE)
            .map(Column::key)
            .collect(Collectors.toSet());
  }

  /** The path by the name that the answer gives, of each file that an open answer names. */
  Map<String, String> of(DataRow row) {
    List<String> names =
        questions.isEmpty()
            ? List.of()
            : Stream.concat(
                    Stream.of(row.filling().values()),
                    row.filling().turns().stream().map(Turn::values))
                .flatMap(values -> values.entrySet().stream())
                .filter(answer -> questions.contains(answer.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    Map<String, String> paths = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      String safe = SafeNames.of(name);
      while (!taken.add(safe.toLowerCase(Locale.ROOT))) {
        safe = "_" + safe;
      }
      paths.put(name, folder(row) + "/" + safe);
    }
    return paths;
  }

  private static String folder(DataRow row) {
    String id = row.head().instanceId().replaceFirst("^uuid:", "");
    return row.head().night() + "_" + SafeNames.of(id);
  }
}

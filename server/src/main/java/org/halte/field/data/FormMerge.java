package org.halte.field.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.contents.AskedChoice;
import org.halte.core.forms.contents.AskedQuestion;
import org.halte.core.forms.contents.FormContents;
import org.halte.core.forms.history.QuestionHistory;
import org.halte.core.forms.history.VersionQuestion;
import org.halte.core.policy.FieldClass;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.DataForm.Section;

/**
 * Lays the versions of a form side by side; which question of an old version is which of a new one
 * is what the form's history tells.
 */
final class FormMerge {

  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final Map<String, String> keyByPath = new HashMap<>();

  private final QuestionHistory history;

  private FormMerge(QuestionHistory history) {
    this.history = history;
  }

  /**
   * @param versions the newest first; at least one
   */
  static DataForm of(List<FormVersion> versions, QuestionHistory history) {
    FormMerge merge = new FormMerge(history);
    List<String> languages = List.of();
    for (FormVersion version : versions) {
      FormContents contents = FormContents.of(version.xformText());
      languages = languages.isEmpty() ? contents.languages() : languages;
      merge.add(version.version(), contents);
    }
    FormVersion newest = versions.getFirst();
    return new DataForm(
        newest.form().value(),
        newest.title(),
        languages,
        versions.stream().map(v -> new DataForm.Version(v.version(), v.publishedAt())).toList(),
        List.copyOf(merge.sections.values()),
        merge.columns,
        merge.keyByPath);
  }

  private void add(String version, FormContents contents) {
    int root = contents.root().length() + 1;
    contents
        .sections()
        .forEach(section -> {
          String key = section.path().substring(root);
          sections.putIfAbsent(key, new Section(key, section.repeats(), section.labels()));
        });
    int after = -1;
    Map<String, String> meanings = meanings(version);
    for (AskedQuestion asked : contents.questions()) {
      AskedQuestion question = asked.meaning(meanings.getOrDefault(asked.path(), ""));
      String path = question.path().substring(root);
      Optional<String> repeat = question.repeat().map(r -> r.substring(root));
      Optional<Integer> known = indexOf(version, question.path(), root);
      int at = known.orElse(after + 1);
      if (known.isPresent()) {
        columns.set(at, joined(columns.get(at), question, version));
      } else {
        columns.add(at, column(path, repeat, question, version));
      }
      keyByPath.put(path, columns.get(at).key());
      after = at;
    }
  }

  /** The hashtags of a version's questions: phones have no use for them, so XForms lack them. */
  private Map<String, String> meanings(String version) {
    return history.versions().stream()
        .filter(known -> known.version().equals(version))
        .flatMap(known -> known.questions().stream())
        .collect(Collectors.toMap(VersionQuestion::path, VersionQuestion::hxl, (one, _) -> one));
  }

  /** The column of the question that this one has become, if a newer version asks it. */
  private Optional<Integer> indexOf(String version, String path, int root) {
    String key =
        history
            .findQuestion(version, path)
            .map(question -> question.latest().path())
            .orElse(path)
            .substring(root);
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).key().equals(key))
        .boxed()
        .findFirst();
  }

  private static Column column(
      String path, Optional<String> repeat, AskedQuestion question, String version) {
    return new Column(
        path,
        question.kind(),
        question.labels(),
        question.choices(),
        question.hxl(),
        repeat,
        QuestionClasses.of(question),
        List.of(version));
  }

  /**
   * The newest words and kind; every choice there ever was; open only as far as all of them are.
   */
  private static Column joined(Column newer, AskedQuestion older, String version) {
    FieldClass before = QuestionClasses.of(older);
    return new Column(
        newer.key(),
        newer.kind(),
        newer.labels().isEmpty() ? older.labels() : newer.labels(),
        choices(newer, older),
        newer.hxl().or(older::hxl),
        newer.repeat(),
        before == newer.fieldClass() ? before : FieldClass.VULNERABLE,
        Stream.concat(newer.versions().stream(), Stream.of(version)).distinct().toList());
  }

  private static List<AskedChoice> choices(Column newer, AskedQuestion older) {
    Map<String, AskedChoice> all = new LinkedHashMap<>();
    newer.choices().forEach(choice -> all.put(choice.code(), choice));
    older.choices().forEach(choice -> all.putIfAbsent(choice.code(), choice));
    return List.copyOf(all.values());
  }
}

package org.halte.field.reports.typing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.history.Histories;
import org.halte.core.forms.history.QuestionHistory;
import org.halte.core.forms.history.Told;
import org.halte.core.forms.history.VersionQuestion;
import org.springframework.stereotype.Component;

/**
 * What each answer of a filled form means: by the history of the form's questions. For a version
 * whose questions were never noted, the humanitarian hashtag that the {@code hxl} column gave each
 * question, kept on the bind of the published XForm.
 */
@Component
public class Meanings {

  private static final Pattern BIND = Pattern.compile("<bind\\b[^>]*>");
  private static final Pattern NODESET = Pattern.compile("\\bnodeset=[\"']([^\"']+)[\"']");
  private static final Pattern HXL = Pattern.compile("\\bhxl=[\"']([^\"']+)[\"']");

  private final FormLibrary library;
  private final Histories histories;
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  Meanings(FormLibrary library, Histories histories) {
    this.library = library;
    this.histories = histories;
  }

  /** The report as the newest version of its form would tell it. */
  public Told tell(FormId form, Answers answers) {
    QuestionHistory history = histories.of(form);
    return history.knows(answers.version())
        ? history.tell(answers)
        : Told.plain(answers, of(form, answers.version()));
  }

  /** Meaning by path of question, of the newest version of a form; only of those that have one. */
  public Map<String, String> listNewest(FormId form) {
    return library.listVersions(form).stream()
        .findFirst()
        .flatMap(newest ->
            histories.of(form).versions().stream()
                .filter(known -> known.version().equals(newest.version()))
                .findFirst())
        .map(known ->
            known.questions().stream()
                .filter(question -> !question.hxl().isEmpty())
                .collect(
                    Collectors.toMap(VersionQuestion::path, VersionQuestion::hxl, (a, b) -> a)))
        .orElse(Map.of());
  }

  /** The shipped form that a form is, or stands beside. */
  public String categoryOf(FormId form) {
    return library.listVersions(form).stream()
        .findFirst()
        .flatMap(FormVersion::category)
        .orElse(form.publicId());
  }

  /** Reads the history of a form anew: somebody decided otherwise about its old answers. */
  public void forget(FormId form) {
    histories.forget(form);
  }

  /** Hashtag by path of question; empty for a version that was never published here. */
  private Map<String, String> of(FormId form, String version) {
    return library
        .findVersion(form, version)
        .or(() -> library.listVersions(form).stream().findFirst())
        .map(found -> known.computeIfAbsent(found.md5(), md5 -> read(found)))
        .orElse(Map.of());
  }

  private static Map<String, String> read(FormVersion version) {
    Map<String, String> meanings = new HashMap<>();
    Matcher bind = BIND.matcher(version.xformText());
    while (bind.find()) {
      Matcher path = NODESET.matcher(bind.group());
      Matcher hashtag = HXL.matcher(bind.group());
      if (path.find() && hashtag.find()) {
        meanings.put(path.group(1), hashtag.group(1));
      }
    }
    return Map.copyOf(meanings);
  }
}

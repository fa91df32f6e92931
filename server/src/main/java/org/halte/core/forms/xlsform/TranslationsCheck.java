package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** Warns of languages that lack a column others have, and of languages no phone can recognise. */
final class TranslationsCheck {
  private static final String DEFAULT = "default";
  private static final Set<String> COLUMNS = Set.of("label", "hint", "guidance_hint");
  private static final Set<String> MESSAGES = Set.of("jr:constraintMsg", "jr:requiredMsg");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> LONG_NAMES =
      Arrays.stream(Locale.getISOLanguages())
          .map(code -> Locale.of(code).getISO3Language())
          .collect(Collectors.toSet());
  private static final Pattern CODE = Pattern.compile(".*\\(([a-z]{2,3})\\)");

  /** Shorter names are taken for codes themselves. */
  private static final int SHORTEST_NAME = 3;

  private final Problems problems;
  private final Set<String> languages = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();

  TranslationsCheck(Problems problems) {
    this.problems = problems;
  }

  void check(FormSheet survey, FormSheet choices, boolean orOther) {
    checkSheet(survey);
    checkSheet(choices);
    if (!missing.isEmpty()) {
      problems.warn(
          survey.name(), 0, "", ProblemCode.TRANSLATION_MISSING, String.join("; ", missing));
    }
    languages.remove(DEFAULT);
    if (orOther && !languages.isEmpty()) {
      problems.warn(survey.name(), 0, "type", ProblemCode.OTHER_TRANSLATED, "");
    }
    String unknown =
        languages.stream().filter(language -> !hasCode(language)).collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      problems.warn(survey.name(), 1, "", ProblemCode.LANGUAGE_CODE, unknown);
    }
  }

  private void checkSheet(FormSheet sheet) {
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    for (List<String> path : sheet.paths()) {
      int depth = depth(path);
      if (depth > 0) {
        String language = path.size() > depth ? path.get(depth) : DEFAULT;
        columns.computeIfAbsent(language, l -> new TreeSet<>()).add(path.get(depth - 1));
      }
    }
    languages.addAll(columns.keySet());
    if (columns.size() < 2) {
      return;
    }
    Set<String> all = new TreeSet<>();
    columns.values().forEach(all::addAll);
    columns.forEach((language, has) -> {
      Set<String> lacks = new TreeSet<>(all);
      lacks.removeAll(has);
      if (!lacks.isEmpty()) {
        missing.add(language + ": " + sheet.name() + " " + String.join(", ", lacks));
      }
    });
  }

  /** How much of a column's path comes before its language; 0 for what is not translated. */
  private static int depth(List<String> path) {
    String first = path.getFirst();
    if (COLUMNS.contains(first)) {
      return 1;
    }
    boolean media = first.equals("media") && path.size() > 1;
    boolean message = first.equals("bind") && path.size() > 1 && MESSAGES.contains(path.get(1));
    return media || message ? 2 : 0;
  }

  /** In brackets, two letters, or three for a language that has no shorter code. */
  private static boolean hasCode(String language) {
    if (language.length() < SHORTEST_NAME) {
      return true;
    }
    Matcher matcher = CODE.matcher(language);
    if (!matcher.matches()) {
      return false;
    }
    String code = matcher.group(1);
    return code.length() == 2 ? LANGUAGES.contains(code) : !LONG_NAMES.contains(code);
  }
}

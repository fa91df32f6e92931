package org.halte.core.forms.life;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.halte.core.forms.ShippedForm;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.history.AskedQuestions;
import org.halte.core.forms.history.VersionQuestion;

/** Which shipped form another is most like, by the names of its questions. */
final class Resemblance {

  /** What tells nothing new of a place is taken for a visit. */
  private static final String VISIT = "passage";

  private static final double ENOUGH = 0.5;
  private static final Map<String, Set<String>> SHIPPED = new ConcurrentHashMap<>();

  private Resemblance() {}

  static String nearest(List<VersionQuestion> questions) {
    Set<String> names = names(questions);
    return ShippedForms.list().stream()
        .filter(form -> shared(form, names) >= ENOUGH)
        .max(Comparator.comparingDouble(form -> shared(form, names)))
        .map(ShippedForm::id)
        .orElse(VISIT);
  }

  /** The part of a shipped form's questions that the other has too. */
  private static double shared(ShippedForm form, Set<String> names) {
    Set<String> own =
        SHIPPED.computeIfAbsent(form.id(), id -> names(AskedQuestions.of(form.compile())));
    Set<String> both = new HashSet<>(own);
    both.retainAll(names);
    return (double) both.size() / own.size();
  }

  private static Set<String> names(List<VersionQuestion> questions) {
    return questions.stream().map(VersionQuestion::name).collect(Collectors.toSet());
  }
}

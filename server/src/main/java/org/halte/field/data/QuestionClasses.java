package org.halte.field.data;

import java.util.Locale;
import java.util.Set;
import org.halte.core.forms.contents.AskedQuestion;
import org.halte.core.policy.FieldClass;

/**
 * Which right opens the answers to a question: by what it takes, else by its meaning. A number or a
 * choice that says nothing of its meaning may be somebody's illness: it is closed as such.
 */
final class QuestionClasses {

  private static final Set<String> HEADCOUNTS =
      Set.of("effectif", "personnes", "personnes_servies");
  private static final Set<String> HEADCOUNT_MEANINGS =
      Set.of("#affected", "#affected+quality", "#affected+total", "#reached+people");

  private QuestionClasses() {}

  static FieldClass of(AskedQuestion question) {
    String hxl = question.hxl().orElse("").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    String tag = hxl.replaceFirst("\\+.*", "");
    return switch (question.kind()) {
      case FILE -> FieldClass.PHOTO;
      case POINT, SHAPE -> FieldClass.POSITION;
      case PHONE, DATE, TIME, MOMENT -> FieldClass.TEAM;
      case TEXT ->
          tag.equals("#loc")
              ? FieldClass.PLACE
              : tag.equals("#org") ? FieldClass.TEAM : FieldClass.TEXT;
      case INTEGER, DECIMAL, ONE, SEVERAL, RANK -> byMeaning(question.name(), hxl, tag);
    };
  }

  private static FieldClass byMeaning(String name, String hxl, String tag) {
    if (HEADCOUNT_MEANINGS.contains(hxl) || HEADCOUNTS.contains(name)) {
      return FieldClass.COUNTS;
    }
    return switch (tag) {
      case "#loc", "#adm", "#status" -> FieldClass.PLACE;
      case "#need", "#severity" -> FieldClass.NEEDS;
      case "#reached" -> FieldClass.GIVEN;
      case "#org", "#contact", "#date" -> FieldClass.TEAM;
      default -> FieldClass.VULNERABLE;
    };
  }
}

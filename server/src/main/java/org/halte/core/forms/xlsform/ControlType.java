package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.problems.Problems;

/** The first words of a type: begin and end of groups, and questions with a list. */
final class ControlType {
  private static final String SECTIONS = "(looped group|lgroup|group|repeat|loop)";
  private static final Pattern BEGIN =
      Pattern.compile("begin[\\s_]" + SECTIONS + "(?: (?:over )?(\\S+))?");
  private static final Pattern END = Pattern.compile("end[\\s_]" + SECTIONS);
  private static final Pattern SELECT =
      Pattern.compile(
          "(add select one prompt using|add select multiple prompt using"
              + "|select all that apply from|select one from file|select multiple from file"
              + "|select one from|select_one_from_file|select_multiple_from_file"
              + "|select_one_external|select all that apply|select_multiple|select_one"
              + "|select one|select1|rank) (\\S+)( (?:or specify other|or_other|or other))?");

  /** First words as they are written today, for those who nearly wrote one. */
  private static final List<String> WORDS =
      List.of(
          "select_one",
          "select_multiple",
          "select_one_from_file",
          "select_multiple_from_file",
          "select_one_external",
          "rank",
          "begin group",
          "end group",
          "begin repeat",
          "end repeat",
          "begin loop",
          "end loop");

  private ControlType() {}

  /** The type that was perhaps meant: {@code select_one yes_no} for {@code selct_one yes_no}. */
  static String suggest(String type, Problems problems) {
    int space = type.indexOf(' ');
    String nearest = "";
    if (space > 0) {
      nearest = problems.suggest(type.substring(0, space), WORDS);
    }
    if (!nearest.isEmpty()) {
      return nearest + type.substring(space);
    }
    List<String> known = new ArrayList<>(WORDS);
    known.addAll(QuestionTypes.names());
    return problems.suggest(type, known);
  }

  /** Kinds of sections as authors write them. */
  enum Opening {
    GROUP,
    REPEAT,
    LOOP;

    static Opening of(String word) {
      return switch (word) {
        case "group" -> GROUP;
        case "loop" -> LOOP;
        default -> REPEAT;
      };
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A begin row. */
  record Begin(Opening opening, String list) {}

  /** A select row: the command as written, the list, whether "other" is asked. */
  record Select(String command, String list, boolean orOther) {
    boolean fromFile() {
      return command.contains("from file") || command.contains("from_file");
    }

    boolean external() {
      return command.equals("select_one_external");
    }

    boolean many() {
      return command.contains("multiple") || command.contains("all that apply");
    }
  }

  static Optional<Begin> begin(String type) {
    Matcher matcher = BEGIN.matcher(type);
    return matcher.matches()
        ? Optional.of(
            new Begin(
                Opening.of(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2)))
        : Optional.empty();
  }

  static Optional<Opening> end(String type) {
    Matcher matcher = END.matcher(type);
    return matcher.matches() ? Optional.of(Opening.of(matcher.group(1))) : Optional.empty();
  }

  static Optional<Select> select(String type) {
    Matcher matcher = SELECT.matcher(type);
    return matcher.matches()
        ? Optional.of(new Select(matcher.group(1), matcher.group(2), matcher.group(3) != null))
        : Optional.empty();
  }
}

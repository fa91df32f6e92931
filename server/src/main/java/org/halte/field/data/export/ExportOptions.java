package org.halte.field.data.export;

import java.util.Optional;
import org.halte.field.data.DataForm;
import org.halte.field.data.DataProblem;

/**
 * How a form's data is written.
 *
 * @param language whose words stand for questions and choices; empty for their names and codes
 * @param groups whether headings name the groups around a question
 * @param hxl whether the second row holds the meanings
 */
public record ExportOptions(
    Optional<String> language, Several several, boolean groups, boolean hxl) {

  /** How an answer of several choices is written. */
  public enum Several {
    /** In one cell. */
    TOGETHER,
    /** A column of 0 and 1 per choice. */
    APART,
    BOTH
  }

  /**
   * Reads the options as an address gives them.
   *
   * @param words {@code name}, or one of the form's languages
   * @param several {@code together}, {@code apart} or {@code both}
   * @throws DataProblem when one of them is neither
   */
  public static ExportOptions of(
      DataForm form, String words, String several, boolean groups, boolean hxl) {
    boolean named = words.equals("name");
    if (!named && !form.languages().contains(words)) {
      throw DataProblem.badOption("words", words, "name, " + String.join(", ", form.languages()));
    }
    Several how =
        switch (several) {
          case "together" -> Several.TOGETHER;
          case "apart" -> Several.APART;
          case "both" -> Several.BOTH;
          default -> throw DataProblem.badOption("several", several, "together, apart, both");
        };
    return new ExportOptions(named ? Optional.empty() : Optional.of(words), how, groups, hxl);
  }
}

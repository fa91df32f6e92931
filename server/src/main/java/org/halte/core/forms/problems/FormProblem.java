package org.halte.core.forms.problems;

import java.util.Objects;

/**
 * One thing wrong with a form, at the cell where it can be mended.
 *
 * @param row as the spreadsheet counts; 0 when the whole sheet is meant
 * @param column the column's name; "" when the whole row is meant
 * @param suggestion a name that was perhaps meant; "" for none
 */
public record FormProblem(
    String sheet, int row, String column, ProblemCode code, String detail, String suggestion) {
  private static final int LONGEST_DETAIL = 300;

  public FormProblem {
    Objects.requireNonNull(sheet);
    Objects.requireNonNull(column);
    Objects.requireNonNull(code);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(suggestion);
  }

  /** The sentence in French. */
  public String french() {
    String sentence = code.french().replace("{0}", shortened());
    return suggestion.isEmpty()
        ? sentence
        : sentence + " Vouliez-vous dire « " + suggestion + " » ?";
  }

  /** The sentence in English. */
  public String english() {
    String sentence = code.english().replace("{0}", shortened());
    return suggestion.isEmpty() ? sentence : sentence + " Did you mean \"" + suggestion + "\"?";
  }

  /** Enough of a long expression to recognise it. */
  private String shortened() {
    return detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, LONGEST_DETAIL - 1) + "…";
  }

  /** {@code survey, row 7, column relevant}: the same words in every language, for tools. */
  public String place() {
    StringBuilder place = new StringBuilder(sheet);
    if (row > 0) {
      place.append(", row ").append(row);
    }
    if (!column.isEmpty()) {
      place.append(", column ").append(column);
    }
    return place.toString();
  }

  /** {@code survey, row 7, column relevant: sentence} in English. */
  public String line() {
    return place() + ": " + english();
  }
}

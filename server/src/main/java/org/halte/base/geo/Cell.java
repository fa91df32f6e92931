package org.halte.base.geo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of the fixed grid of 0.01° latitude by 0.015° longitude (about 1.1 km square in Paris).
 * Shown instead of a position to those who may know the district only; the grid never moves, so
 * many looks at one place teach nothing more than one.
 *
 * @param row counted from the equator northwards, negative in the south
 * @param column counted from Greenwich eastwards, negative in the west
 */
public record Cell(int row, int column) {

  private static final double ROWS_PER_DEGREE = 100;
  private static final double COLUMNS_PER_DEGREE = 200.0 / 3;
  private static final Pattern CODE = Pattern.compile("(-?\\d{1,4})_(-?\\d{1,5})");

  public static Cell of(Position p) {
    return new Cell(
        (int) Math.floor(p.lat() * ROWS_PER_DEGREE),
        (int) Math.floor(p.lon() * COLUMNS_PER_DEGREE));
  }

  /** Reads what {@link #code()} writes; throws IllegalArgumentException. */
  public static Cell parse(String code) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + code + "' is not a cell such as 4888_157");
    }
    return new Cell(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public Position centre() {
    return new Position(
        Math.clamp((row + 0.5) / ROWS_PER_DEGREE, -90, 90),
        Math.clamp((column + 0.5) / COLUMNS_PER_DEGREE, -180, 180));
  }

  public Box box() {
    return new Box(
        row / ROWS_PER_DEGREE,
        column / COLUMNS_PER_DEGREE,
        Math.min(90, (row + 1) / ROWS_PER_DEGREE),
        Math.min(180, (column + 1) / COLUMNS_PER_DEGREE));
  }

  /** Row and column, e.g. {@code 4888_157}. */
  public String code() {
    return row + "_" + column;
  }
}

package org.halte.base.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text a person sees where Excel stores a number: it keeps dates and codes as numbers too. */
final class CellNumber {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Quoted words, escaped characters, colours and locales of a number format. */
  private static final Pattern NOISE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.");

  private static final Pattern ZEROS = Pattern.compile("0{2,}");

  private CellNumber() {}

  /**
   * As its format shows it.
   *
   * @param format as Excel writes it ({@code dd/mm/yyyy}); null for none
   * @param moment the number as a date, should the format make it one
   */
  static String text(BigDecimal value, @Nullable String format, Supplier<LocalDateTime> moment) {
    String shape = format == null ? "" : shape(format);
    boolean date = shape.contains("d") || shape.contains("y");
    if (date) {
      return shape.contains("h")
          ? DATE_TIME.format(moment.get())
          : moment.get().toLocalDate().toString();
    }
    if (shape.contains("h") || shape.contains("m:")) {
      return time(value);
    }
    if (ZEROS.matcher(shape).matches() && value.scale() <= 0) {
      return "0".repeat(Math.max(0, shape.length() - value.toPlainString().length()))
          + value.toPlainString();
    }
    return shape.endsWith("%") ? plain(value.movePointRight(2)) + " %" : plain(value);
  }

  private static String shape(String format) {
    return format.equals("General")
        ? ""
        : NOISE.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static String time(BigDecimal value) {
    BigDecimal seconds = value.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(86_400));
    long rounded = seconds.setScale(0, RoundingMode.HALF_UP).longValue();
    return TIME.format(LocalTime.ofSecondOfDay(Math.floorMod(rounded, 86_400L)));
  }

  /** Fifteen digits, as Excel shows: 0.1 + 0.2 is stored as 0.30000000000000004. */
  private static String plain(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(15)).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }
}

package org.halte.bench.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether two engines wrote the same answer: 5 and 5.0 are one number, 21:00+01:00 and 20:00Z one
 * moment, give or take the millisecond that JavaRosa loses; blanks at the ends mean nothing.
 */
final class Written {
  private static final Pattern NUMBERS =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([ ;]+-?[0-9]+(\\.[0-9]+)?)*;?");
  private static final Pattern ZEROS = Pattern.compile("(\\.[0-9]*?)0+(?![0-9])");

  private Written() {}

  static boolean same(String one, String other) {
    Optional<Instant> there = moment(one.strip());
    Optional<Instant> here = moment(other.strip());
    if (there.isPresent() && here.isPresent()) {
      return Duration.between(there.get(), here.get()).abs().toMillis() <= 1;
    }
    return folded(one).equals(folded(other));
  }

  private static String folded(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    if (NUMBERS.matcher(plain).matches()) {
      return ZEROS
          .matcher(plain)
          .replaceAll("$1")
          .replaceAll("\\.(?![0-9])", "")
          .replaceAll(" *; *", ";")
          .replaceAll(";$", "");
    }
    return plain;
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

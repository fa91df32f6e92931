package org.halte.bench.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Answers to single questions, good ones and, where the set is a broken one, bad ones too. */
final class Values {
  /** A place that was made on another phone: this one's list does not have it. */
  static final String FROM_ELSEWHERE = "fait-sur-un-autre-telephone";

  private static final List<String> TEXTS =
      List.of(
          "Banc",
          "Été à l’œuvre, quai n°3",
          "قرب الجسر الكبير",
          "<b>&amp; \"guillemets\"</b>",
          "  des blancs  autour ",
          "deux\nlignes",
          "🏕️ tente",
          "x".repeat(2500),
          "'; drop table place; --");
  private static final List<String> WRONG_WHOLES =
      List.of(
          "-1", "5001", "2147483647", "2147483648", "99999999999", "12.5", "douze", "١٢", "1e3");
  private static final List<String> DAYS = List.of("2026-11-23", "2024-02-29", "2026-12-31");
  private static final List<String> WRONG_DAYS = List.of("2026-13-40", "hier", "23/11/2026");
  private static final List<String> MOMENTS =
      List.of("2026-11-20T06:30:00.000+01:00", "2026-07-01T23:59:00.000+02:00");
  private static final List<String> WRONG_MOMENTS =
      List.of("2099-01-01T00:00:00.000+01:00", "ce matin");
  private static final List<String> POINTS =
      List.of("48.8842 2.3655 0 5", "-33.9 18.4 12.5 3.25", "48.8842 2.3655 0 0");
  private static final List<String> WRONG_POINTS = List.of("98.2 2.3 0 5", "ici", "48.88");
  private static final List<String> SHAPES =
      List.of("48.1 2.1 0 0; 48.2 2.1 0 0; 48.2 2.2 0 0; 48.1 2.1 0 0");

  private final Random random;
  private final boolean broken;

  Values(Random random, boolean broken) {
    this.random = random;
    this.broken = broken;
  }

  boolean isBroken() {
    return broken;
  }

  static String preloaded(String what) {
    return switch (what) {
      case "start" -> "2026-11-23T21:00:00.000+01:00";
      case "end" -> "2026-11-23T21:04:00.000+01:00";
      case "deviceid" -> "halte:differential";
      default -> "differential";
    };
  }

  /** What a phone that calculates differently, or not at all, sends. */
  String calculated() {
    return broken && random.nextBoolean() ? "9" : "";
  }

  String text(String type, boolean required) {
    if (leftOut(required)) {
      return "";
    }
    boolean bad = bad();
    return switch (type) {
      case "int" -> bad ? one(WRONG_WHOLES) : String.valueOf(random.nextInt(60));
      case "decimal" -> bad ? one(WRONG_WHOLES) : random.nextInt(60) + ".25";
      case "date" -> bad ? one(WRONG_DAYS) : one(DAYS);
      case "dateTime" -> bad ? one(WRONG_MOMENTS) : one(MOMENTS);
      case "geopoint" -> bad ? one(WRONG_POINTS) : one(POINTS);
      case "geoshape", "geotrace" -> bad ? one(WRONG_POINTS) : one(SHAPES);
      default -> one(TEXTS);
    };
  }

  /** From a list that lives outside of the form any code will do. */
  String code(Collection<String> codes, boolean required) {
    if (leftOut(required)) {
      return "";
    }
    if (codes.isEmpty()) {
      return one(List.of("e-1", "e-2", FROM_ELSEWHERE));
    }
    return bad() ? "licorne" : one(List.copyOf(codes));
  }

  String codes(Collection<String> codes, boolean required) {
    if (leftOut(required)) {
      return "";
    }
    List<String> chosen = new ArrayList<>(codes);
    Collections.shuffle(chosen, random);
    chosen = new ArrayList<>(chosen.subList(0, 1 + random.nextInt(Math.min(5, chosen.size()))));
    if (bad()) {
      chosen.set(random.nextInt(chosen.size()), "licorne");
    }
    return String.join(" ", chosen);
  }

  private boolean leftOut(boolean required) {
    return required ? broken && random.nextInt(12) == 0 : random.nextInt(3) == 0;
  }

  private boolean bad() {
    return broken && random.nextInt(9) == 0;
  }

  private String one(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}

package org.halte.hostile;

import java.util.ArrayList;
import java.util.List;
import org.halte.hostile.HostileForms.Hostile;

/** Forms of three questions in which one cell holds more than it should. */
public final class HostileCells {
  /** Columns whose texts mean something to the compiler. */
  private static final List<String> COLUMNS =
      List.of(
          "label",
          "hint",
          "label::fr",
          "relevant",
          "calculation",
          "constraint_message",
          "parameters",
          "appearance",
          "choice_filter",
          "default",
          "trigger",
          "image",
          "instance::x",
          "repeat_count");

  /** Texts of a length and depth that no author reaches, all within one cell. */
  private static final List<String> CELLS =
      List.of(
          "/data" + "/x".repeat(10_000),
          "instance('l')/root" + "/x".repeat(10_000),
          "instance('l')/root/item" + "[x=1]".repeat(5_000),
          "(".repeat(10_000) + "1" + ")".repeat(10_000),
          "a[".repeat(10_000) + "1" + "]".repeat(10_000),
          "f(".repeat(10_000),
          "pulldata(".repeat(3_000),
          "indexed-repeat(".repeat(2_000),
          "${a}+".repeat(5_000),
          "${" + "a".repeat(30_000),
          "${" + "a".repeat(30_000) + "}",
          "a".repeat(30_000),
          "-".repeat(30_000),
          "'".repeat(30_000),
          "'" + "x".repeat(30_000),
          ". ".repeat(15_000),
          "1 ".repeat(15_000),
          "a=1 ".repeat(8_000),
          "a" + " \u00a0".repeat(15_000) + "b");

  private HostileCells() {}

  /** One form for each column with each of the texts that are too much for it. */
  public static List<Hostile> list() {
    List<Hostile> all = new ArrayList<>();
    for (String column : COLUMNS) {
      for (int i = 0; i < CELLS.size(); i++) {
        String text = CELLS.get(i);
        String form =
            "| survey | type | name | " + column + " |\n| | text | a | A |\n| | text | b | ";
        all.add(HostileForms.md(column + " " + i, () -> form + text + " |\n"));
      }
    }
    return all;
  }
}

package org.halte.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;

/** Forms that no honest author would write, the same ones for the same seed. */
public final class HostileForms {
  private static final String HEADER = "| survey |\n| | type | name | label | relevant |\n";
  private static final List<String> WORDS =
      List.of(
          "begin group",
          "begin repeat",
          "end group",
          "end repeat",
          "begin loop over l",
          "text",
          "select_one l",
          "select_multiple l or_other",
          "select_one ${q1}",
          "calculate",
          "audit",
          "rank l",
          "range",
          "csv-external",
          "select_one_from_file a.csv",
          "background-geopoint",
          "${q1}",
          "${last-saved#q2}",
          "${",
          "instance('l')/root/item[name=${q1}]/label",
          "q1",
          "q2",
          "search('f')",
          "table-list",
          "meta",
          "yes",
          "start=0 end=0 step=0",
          "randomize=true",
          "indexed-repeat(${q1}, ${q2}, 1)",
          "pulldata('a','b','c',${q1})",
          "\u0000",
          "\uD800",
          "]]>",
          "<b>&amp;",
          "-",
          "1e999999999",
          "\u202E",
          "label::",
          "::",
          ":",
          "name",
          "l");

  private final Random random;

  /** A file, made when it is wanted, and what it is called. */
  public record Hostile(String name, Supplier<byte[]> maker) {
    public byte[] content() {
      return maker.get();
    }
  }

  public HostileForms(long seed) {
    this.random = new Random(seed);
  }

  /** The classics: bombs, depth, cycles, bad text. */
  public static List<Hostile> listClassics() {
    return List.of(
        md("deep groups", () -> HEADER + "| | begin group | g | G | |\n".repeat(100)),
        md("deeper", () -> numbered("| | begin group | g# | G | |\n", 5_000)),
        nested("group", 100),
        nested("repeat", 100),
        md("a cycle", () -> cycle(3)),
        md("a long cycle", () -> cycle(5_000)),
        md("conditions in a circle", () -> cycle(3).replace("calculation", "relevant")),
        md("a group in itself", () -> HEADER + "| | begin group | g | G | ${g} |\n| | end group |"),
        md("references", () -> HEADER + "| | text | a | " + "${a} ".repeat(8_000) + " | |\n"),
        md("open references", () -> HEADER + "| | text | a | " + "${".repeat(19_000) + " | |\n"),
        md("paths", () -> HEADER + "| | note | a | " + "instance('a')/b[".repeat(2_400) + " | |\n"),
        md("steps", () -> HEADER + "| | note | a | instance('a')" + "/b".repeat(19_000) + " | |\n"),
        md("brackets", () -> HEADER + "| | text | a | A | " + "(".repeat(39_000) + " |\n"),
        md("bars", () -> "|".repeat(3_000_000)),
        md("a long cell", () -> HEADER + "| | text | " + "a".repeat(2_000_000) + " | A | |\n"),
        md("empty lines", () -> HEADER + "| | | | | |\n".repeat(1_000_000)),
        md("columns", () -> "| survey | " + numbered("c# | ", 60_000)),
        md("duplicates", () -> HEADER + "| | text | a | A | |\n".repeat(20_000)),
        md("errors", () -> numbered("| | tekst | 1# | | ${nowhere#} |\n", 20_000)),
        new Hostile("bad.md", () -> new byte[] {'|', (byte) 0xC3, (byte) 0x28, '|', (byte) 0xFF}),
        new Hostile("bad.csv", () -> "survey\n,\"type,name\n".getBytes(UTF_8)),
        new Hostile("zero.csv", () -> new byte[300]),
        new Hostile(
            "bomb.xlsx",
            () -> HostileFiles.zip("xl/worksheets/sheet1.xml", "", " ".repeat(1 << 20), 400, "")),
        new Hostile(
            "bomb.xlsm",
            () -> HostileFiles.zip("xl/vbaProject.bin", "", " ".repeat(1 << 20), 400, "")),
        new Hostile("strings.xlsx", HostileFiles::sharedStrings),
        new Hostile("rows.xlsx", () -> HostileFiles.sheet("<row r=\"#\"/>", 1_000_000)),
        new Hostile("rows.xls", () -> HostileFiles.old(rows(60_000), false)),
        new Hostile("merged.xls", () -> HostileFiles.old(rows(3), true)),
        new Hostile(
            "merged.xlsx",
            () ->
                HostileFiles.sheet(
                    "", 0, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")),
        new Hostile(
            "far.xlsx",
            () ->
                HostileFiles.sheet("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", 1)),
        new Hostile(
            "entity.xlsx", () -> HostileFiles.sheet("<row r=\"1\"><c><v>&boom;</v></c></row>", 1)),
        new Hostile(
            "old.xls", () -> new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}));
  }

  private static Workbook rows(int count) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("type", "name", "label")));
    for (int i = 0; i < count; i++) {
      rows.add(List.of("", "", ""));
    }
    rows.add(List.of("text", "a", "A"));
    return new Workbook(List.of(Sheet.of("survey", rows)));
  }

  /**
   * One more form: a jumble of words of the standard, or a good file with bytes lost or changed.
   */
  public Hostile next() {
    Workbook jumble = jumble();
    String text = markdown(jumble);
    return switch (random.nextInt(6)) {
      case 0 -> made("jumble.xlsx", damaged(XlsxWriter.write(jumble)));
      case 1 -> made("jumble.xlsm", damaged(HostileFiles.withMacros(jumble)));
      case 2 -> made("jumble.xls", damaged(HostileFiles.old(jumble, random.nextBoolean())));
      case 3 -> made("jumble.csv", damaged(text.replace('|', ',').getBytes(UTF_8)));
      case 4 -> made("jumble.md", damaged(text.getBytes(UTF_8)));
      default -> made(random.nextBoolean() ? "jumble.md" : "jumble.csv", text.getBytes(UTF_8));
    };
  }

  private static Hostile made(String name, byte[] content) {
    return new Hostile(name, () -> content);
  }

  private Workbook jumble() {
    List<String> columns =
        List.of(
            "type",
            "name",
            "label",
            "relevant",
            "calculation",
            "parameters",
            "appearance",
            "choice_filter",
            "default",
            "trigger",
            "repeat_count",
            "save_to");
    return new Workbook(
        List.of(
            Sheet.of("survey", table(columns)),
            Sheet.of("choices", table(List.of("list_name", "name", "label", "image", "geometry"))),
            Sheet.of("settings", table(List.of("form_id", "version", "instance_name", "flat"))),
            Sheet.of("entities", table(List.of("list_name", "label", "entity_id", "create_if")))));
  }

  private List<List<String>> table(List<String> columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns);
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      rows.add(columns.stream().map(column -> word()).toList());
    }
    return rows;
  }

  private String word() {
    return random.nextInt(3) == 0 ? "" : WORDS.get(random.nextInt(WORDS.size()));
  }

  private byte[] damaged(byte[] content) {
    byte[] bytes = Arrays.copyOf(content, content.length - random.nextInt(content.length / 2 + 1));
    for (int i = random.nextInt(20); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean() ? content : bytes;
  }

  private static String markdown(Workbook workbook) {
    StringBuilder text = new StringBuilder();
    for (Sheet sheet : workbook.sheets()) {
      text.append("## ").append(sheet.name()).append('\n');
      sheet
          .rows()
          .forEach(row -> {
            for (int column = 1; column <= row.lastColumn(); column++) {
              text.append("| ").append(row.text(column)).append(' ');
            }
            text.append("|\n");
          });
    }
    return text.toString();
  }

  static Hostile md(String name, Supplier<String> text) {
    return new Hostile(name + ".md", () -> text.get().getBytes(UTF_8));
  }

  private static String numbered(String line, int count) {
    StringBuilder text = new StringBuilder(line.startsWith("| |") ? HEADER : "");
    for (int i = 0; i < count; i++) {
      text.append(line.replace("#", "" + i));
    }
    return text.toString();
  }

  /** Groups or repeats inside each other, all of them closed. */
  public static Hostile nested(String kind, int depth) {
    return md(
        kind + " in " + kind,
        () ->
            numbered("| | begin " + kind + " | g# | G | |\n", depth)
                + "| | text | a | A | |\n"
                + ("| | end " + kind + " | | | |\n").repeat(depth));
  }

  private static String cycle(int length) {
    StringBuilder text = new StringBuilder("| survey |\n| | type | name | calculation |\n");
    for (int i = 0; i < length; i++) {
      text.append("| | calculate | a" + i + " | ${a" + (i + 1) % length + "} + 1 |\n");
    }
    return text.toString();
  }
}

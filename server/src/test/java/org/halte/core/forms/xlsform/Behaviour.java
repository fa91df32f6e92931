package org.halte.core.forms.xlsform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.xpath.XPathExpressionException;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.forms.problems.FormProblem;
import org.w3c.dom.Document;

/**
 * One behaviour of the standard as the files in {@code xlsform/behaviours} write them: a heading
 * that says it, a form in markdown, and below the form what must come of it. {@code has:} an XPath
 * that finds one node, {@code lacks:} one that finds none, {@code twice:} two; {@code error:} and
 * {@code warning:} sheet, row and code; {@code silent:} no warning of that code.
 */
record Behaviour(String title, String form, List<String> claims) {
  private static final Path FOLDER = Path.of("src/test/resources/xlsform/behaviours");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  static List<Behaviour> list(Path file) throws IOException {
    List<Behaviour> behaviours = new ArrayList<>();
    for (String part : Files.readString(file).split("(?m)^## ")) {
      List<String> lines = part.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (behaviours.isEmpty() && part.startsWith("# ")) {
        continue;
      }
      behaviours.add(
          new Behaviour(
              lines.getFirst(),
              String.join("\n", lines.stream().filter(line -> line.startsWith("|")).toList()),
              lines.stream().skip(1).filter(line -> !line.startsWith("|")).toList()));
    }
    return behaviours;
  }

  /** Every claim that does not hold; none for a behaviour that does. */
  List<String> broken() {
    List<String> problems = new ArrayList<>();
    String xform = "";
    try {
      Compiled compiled =
          XlsForm.compile(Spreadsheets.read(form.getBytes(UTF_8), "form.md"), "data", "data");
      xform = compiled.xform();
      compiled.warnings().forEach(warning -> problems.add("warning: " + place(warning)));
    } catch (FormErrors wrong) {
      wrong.errors().forEach(error -> problems.add("error: " + place(error)));
      wrong.warnings().forEach(warning -> problems.add("warning: " + place(warning)));
    }
    String compiled = xform;
    List<String> broken =
        new ArrayList<>(claims.stream().filter(c -> !holds(c, compiled, problems)).toList());
    boolean expected = claims.stream().anyMatch(claim -> claim.startsWith("error: "));
    if (compiled.isEmpty() && !expected) {
      broken.addAll(problems);
    }
    return broken;
  }

  private static String place(FormProblem problem) {
    return problem.sheet() + " " + problem.row() + " " + problem.code();
  }

  private static boolean holds(String claim, String xform, List<String> problems) {
    String kind = claim.substring(0, claim.indexOf(": "));
    String what = claim.substring(kind.length() + 2);
    return switch (kind) {
      case "error", "warning" -> problems.contains(claim);
      case "silent" -> problems.stream().noneMatch(problem -> problem.endsWith(" " + what));
      case "has" -> count(xform, what) == 1;
      case "twice" -> count(xform, what) == 2;
      case "lacks" -> count(xform, what) == 0;
      default -> throw new IllegalArgumentException("no such claim: " + claim);
    };
  }

  private static int count(String xform, String path) {
    if (xform.isEmpty()) {
      return -1;
    }
    try {
      Document document = FormXml.parse(xform);
      return FormXml.count(document, path);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException("no XPath: " + path, e);
    }
  }
}

package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.xpath.XPathExpressionException;
import org.halte.core.forms.problems.FormProblem;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** Counts what agrees with the reference converter and remembers what does not. */
final class ConformanceScore {
  private final List<String> differences = new ArrayList<>();
  private int cases;
  private int outcomes;
  private int xpaths;
  private int xpathsMet;
  private int goldens;
  private int equal;
  private int rows;
  private int rowsRight;
  private int warnings;
  private int warningsRight;

  /**
   * What a compiler made of a case.
   *
   * @param xform empty for an error
   * @param rows where errors are
   * @param said the errors as text, to be shown when they are not the ones awaited
   */
  record Answer(Optional<String> xform, List<Integer> rows, int warnings, String said) {
    static Answer of(ConformanceCase each) {
      try {
        Compiled form = XlsForm.compile(each.workbook(), each.formName(), "data");
        return new Answer(Optional.of(form.xform()), List.of(), form.warnings().size(), "");
      } catch (FormErrors errors) {
        List<Integer> rows = errors.errors().stream().map(FormProblem::row).toList();
        return new Answer(Optional.empty(), rows, 0, errors.errors().toString());
      }
    }
  }

  void add(ConformanceCase each, Answer answer) {
    cases++;
    if (answer.xform().isEmpty()) {
      failed(each, answer);
      return;
    }
    if (each.isOk()) {
      outcomes++;
    } else {
      differ("OUTCOME compiled", each, each.message());
      missedRow(each);
    }
    compare(each, answer.xform().get(), answer.warnings());
  }

  private void failed(ConformanceCase each, Answer answer) {
    if (each.isOk()) {
      differ("OUTCOME refused", each, answer.said());
      missedXPaths(each);
      return;
    }
    outcomes++;
    each.row()
        .ifPresent(row -> {
          rows++;
          if (answer.rows().contains(row)) {
            rowsRight++;
          } else {
            differ("ROW", each, each.message() + " | ours: " + answer.said());
          }
        });
  }

  private void missedRow(ConformanceCase each) {
    rows += each.isOk() || each.row().isEmpty() ? 0 : 1;
  }

  private void missedXPaths(ConformanceCase each) {
    if (each.isOk()) {
      goldens += each.golden().isPresent() ? 1 : 0;
      for (String kind : List.of("xpath_match", "xpath_count", "xpath_exact")) {
        xpaths += each.expect().has(kind) ? each.expect().get(kind).size() : 0;
      }
    }
  }

  private void compare(ConformanceCase each, String xform, int warned) {
    Document ours = FormXml.parse(xform);
    if (each.golden().isPresent()) {
      goldens++;
      String golden = FormXml.canonical(FormXml.parse(each.golden().get()));
      String mine = FormXml.canonical(ours);
      if (golden.equals(mine)) {
        equal++;
      } else {
        differ("CANONICAL", each, FormXml.firstDifference(golden, mine));
      }
    }
    JsonNode expect = each.expect();
    if (expect.has("xpath_match")) {
      expect.get("xpath_match").forEach(path -> match(each, ours, path.asString(), 1));
    }
    if (expect.has("xpath_count")) {
      expect
          .get("xpath_count")
          .forEach(pair -> match(each, ours, pair.get(0).asString(), pair.get(1).asInt()));
    }
    if (expect.has("xpath_exact")) {
      expect.get("xpath_exact").forEach(pair -> exact(each, ours, pair));
    }
    if (expect.has("warnings_count")) {
      warnings++;
      if (expect.get("warnings_count").asInt() == warned) {
        warningsRight++;
      }
    }
  }

  private void match(ConformanceCase each, Document document, String path, int wanted) {
    xpaths++;
    try {
      int found = FormXml.count(document, path);
      if (found == wanted) {
        xpathsMet++;
      } else {
        differ("XPATH " + found + " for " + wanted, each, path.strip().replaceAll("\\s+", " "));
      }
    } catch (XPathExpressionException e) {
      differ("XPATH broken", each, e.getMessage());
    }
  }

  /** Serialised nodes compare as sets: their order in the list is the serialiser's. */
  private void exact(ConformanceCase each, Document document, JsonNode pair) {
    xpaths++;
    try {
      List<String> found = FormXml.serialised(document, pair.get(0).asString());
      List<String> wanted = new ArrayList<>();
      pair.get(1).forEach(node -> wanted.add(FormXml.canonicalFragment(node.asString())));
      found.sort(null);
      wanted.sort(null);
      if (found.equals(wanted)) {
        xpathsMet++;
      } else {
        differ("EXACT", each, "wanted " + wanted + " found " + found);
      }
    } catch (XPathExpressionException e) {
      differ("XPATH broken", each, e.getMessage());
    }
  }

  private void differ(String kind, ConformanceCase each, String what) {
    differences.add(kind + " " + each.id() + ": " + what.replace("\n", " "));
  }

  List<String> differences() {
    return differences;
  }

  double outcome() {
    return (double) outcomes / cases;
  }

  double xpath() {
    return (double) xpathsMet / xpaths;
  }

  double canonical() {
    return (double) equal / goldens;
  }

  double row() {
    return (double) rowsRight / rows;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "XLSForm score: outcome %d/%d (%.1f %%), XPath %d/%d (%.1f %%), canonical %d/%d (%.1f %%),"
            + " row %d/%d (%.1f %%), warnings %d/%d",
        outcomes,
        cases,
        100 * outcome(),
        xpathsMet,
        xpaths,
        100 * xpath(),
        equal,
        goldens,
        100 * canonical(),
        rowsRight,
        rows,
        100 * row(),
        warningsRight,
        warnings);
  }
}

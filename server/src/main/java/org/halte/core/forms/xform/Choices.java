package org.halte.core.forms.xform;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Selection;

/** The list inside a question with choices. */
final class Choices {
  private static final Pattern SEARCH = Pattern.compile("\\bsearch\\s*\\(");

  private final FormModel form;
  private final PathResolver paths;

  Choices(FormModel form, PathResolver paths) {
    this.form = form;
    this.paths = paths;
  }

  /** Whether an appearance asks old phones to search a file by themselves. */
  static boolean isSearch(String appearance) {
    return SEARCH.matcher(appearance).find();
  }

  static boolean isExternal(Question question) {
    return question
        .selection()
        .filter(selection -> selection.kind() == Selection.Kind.EXTERNAL_SHEET)
        .isPresent();
  }

  /** How a list of the external_choices sheet is asked for. */
  Optional<String> query(Question question, Node node) {
    if (!isExternal(question)) {
      return Optional.empty();
    }
    Selection selection = question.selection().orElseThrow();
    String items = "instance('" + selection.list() + "')/root/item";
    return Optional.of(items + condition(selection, question, node, Optional.empty()));
  }

  void add(XmlNode control, Node node, Question question) {
    if (question.selection().isEmpty() || isExternal(question)) {
      return;
    }
    Selection selection = question.selection().get();
    if (isSearch(question.traits().appearance()) && selection.kind() == Selection.Kind.SHEET) {
      addItems(control, selection.list());
      return;
    }
    control.add(
        References.isReference(selection.list())
            ? answers(node, question, selection)
            : itemset(node, question, selection));
  }

  private void addItems(XmlNode control, String name) {
    ChoiceList list = form.lists().get(name);
    if (list == null) {
      return;
    }
    int number = 0;
    for (Choice choice : list.choices()) {
      XmlNode label =
          list.isTranslated()
              ? XmlNode.of("label", "ref", "jr:itext('" + name + "-" + number + "')")
              : new XmlNode("label").text(choice.label().text());
      control.add(item(choice, label));
      number++;
    }
  }

  static XmlNode item(Choice choice, XmlNode label) {
    return new XmlNode("item").add(label).add(new XmlNode("value").text(choice.name()));
  }

  private XmlNode itemset(Node node, Question question, Selection selection) {
    boolean file = selection.kind() == Selection.Kind.FILE;
    String instance = file ? SecondaryInstances.fileId(selection.list()) : selection.list();
    String nodeset =
        "instance('"
            + instance
            + "')/root/item"
            + condition(selection, question, node, Optional.empty());
    boolean geojson = selection.list().toLowerCase(Locale.ROOT).endsWith(".geojson");
    String value = selection.parameters().getOrDefault("value", geojson ? "id" : "name");
    String label = selection.parameters().getOrDefault("label", geojson ? "title" : "label");
    ChoiceList list = form.lists().get(selection.list());
    if (!file && list != null && list.isTranslated()) {
      label = "jr:itext(itextId)";
    }
    return itemset(randomized(nodeset, selection, question, node), value, label);
  }

  /** Choices made of answers given in a repeat: {@code select_one ${name}}. */
  private XmlNode answers(Node node, Question question, Selection selection) {
    String name = References.listNames(selection.list()).getFirst();
    var place = PathResolver.Place.of(node, question.traits().row(), "type");
    Node target = paths.find(name, place).orElse(node);
    if (selection.kind() == Selection.Kind.GEOMETRY) {
      String geometry = "geometry";
      String shapes = target.path() + answered(selection, question, node, target, geometry);
      return itemset(shapes, geometry, geometry);
    }
    Optional<Node> repeat = target.repeat();
    Node listed = repeat.orElse(target);
    String base = sharesRepeat(node, listed) ? node.pathToListed(listed) : listed.path();
    String reference =
        repeat.isPresent() ? target.path().substring(listed.path().length() + 1) : name;
    String condition = answered(selection, question, node, listed, reference);
    return itemset(randomized(base + condition, selection, question, node), reference, reference);
  }

  /** Only turns of the repeat that have an answer, or those the filter lets through. */
  private String answered(
      Selection selection, Question question, Node node, Node listed, String reference) {
    return selection.filter().isEmpty()
        ? "[./" + reference + " != '']"
        : condition(selection, question, node, Optional.of(listed));
  }

  private static boolean sharesRepeat(Node node, Node listed) {
    Optional<Node> around = listed.isRepeat() ? Optional.of(listed) : listed.repeat();
    for (Optional<Node> up = around; up.isPresent(); up = up.get().repeat()) {
      if (node.isInside(up.get())) {
        return true;
      }
    }
    return false;
  }

  private String condition(
      Selection selection, Question question, Node node, Optional<Node> listed) {
    if (selection.filter().isEmpty()) {
      return "";
    }
    FormRow row = question.traits().row();
    var place = PathResolver.Place.of(node, row, "choice_filter").in(PathResolver.Style.FILTER);
    return "[" + paths.resolve(selection.filter(), place, listed) + "]";
  }

  private String randomized(String nodeset, Selection selection, Question question, Node node) {
    if (!selection.isRandomized()) {
      return nodeset;
    }
    String seed = selection.parameters().getOrDefault("seed", "");
    if (seed.isEmpty()) {
      return "randomize(" + nodeset + ")";
    }
    var place = PathResolver.Place.of(node, question.traits().row(), "parameters");
    return "randomize(" + nodeset + ", " + paths.resolve(seed, place).strip() + ")";
  }

  private static XmlNode itemset(String nodeset, String value, String label) {
    return XmlNode.of("itemset", "nodeset", nodeset)
        .add(XmlNode.of("value", "ref", value))
        .add(XmlNode.of("label", "ref", label));
  }
}

package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.QuestionType;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.model.Traits;

/** The answers' tree of a form, meta elements included, with every element found by its name. */
final class Tree {
  private static final QuestionType META =
      new QuestionType("calculate", "string", "", "", Map.of(), "");

  private final Node root;
  private final boolean flat;
  private final List<Node> all = new ArrayList<>();
  private final Map<String, List<Node>> byName = new HashMap<>();

  private Tree(Node root, boolean flat) {
    this.root = root;
    this.flat = flat;
  }

  static Tree of(FormModel form) {
    Tree tree =
        new Tree(
            new Node(form.settings().rootName(), null, null), form.settings().isOn("flat", false));
    tree.index(tree.root);
    for (Item item : form.items()) {
      tree.add(item, tree.root);
    }
    tree.addMeta(form);
    collect(tree.root, tree.all);
    return tree;
  }

  Node root() {
    return root;
  }

  List<Node> find(String name) {
    return byName.getOrDefault(name, List.of());
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** All elements in the form's order. */
  List<Node> all() {
    return all;
  }

  private static void collect(Node node, List<Node> nodes) {
    nodes.add(node);
    node.children.forEach(child -> collect(child, nodes));
  }

  private void add(Item item, Node parent) {
    if (flat && item instanceof Section section && section.kind() == Section.Kind.GROUP) {
      addFlat(section, parent);
      return;
    }
    Node node = new Node(item.name(), parent, item);
    index(node);
    if (item instanceof Section section) {
      section.children().forEach(child -> add(child, node));
      if (!section.entities().isEmpty()) {
        Node meta = new Node("meta", node, null);
        section.entities().forEach(entity -> addEntity(entity, meta));
      }
    }
  }

  /** What is in a flat group has its condition, as the group has no element to carry it. */
  private void addFlat(Section section, Node parent) {
    Node node = Node.flat(parent, section);
    index(node);
    String condition = section.traits().bindText("relevant");
    for (Item child : section.children()) {
      add(condition.isEmpty() ? child : child.withTraits(under(condition, child.traits())), node);
    }
  }

  private static Traits under(String condition, Traits traits) {
    String own = traits.bindText("relevant");
    return traits.withBind(
        "relevant", own.isEmpty() ? condition : "(" + condition + ") and (" + own + ")");
  }

  private void addMeta(FormModel form) {
    boolean identified = !form.settings().isOn("omit_instanceid", false);
    boolean named = form.settings().find("instance_name").isPresent();
    if (!identified && !named && form.meta().isEmpty() && form.entities().isEmpty()) {
      return;
    }
    Node meta = new Node("meta", root, null);
    form.entities().forEach(entity -> addEntity(entity, meta));
    for (Question question : form.meta()) {
      add(question, meta);
    }
    if (identified) {
      add(instanceId(form), meta);
    }
    if (named) {
      String expression = form.settings().find("instance_name").orElse("");
      add(meta(form, "instanceName", Map.of("calculate", expression)), meta);
    }
  }

  private static void addEntity(EntityDeclaration entity, Node meta) {
    Node node = new Node("entity", meta, null);
    node.entity = entity;
  }

  private static Question instanceId(FormModel form) {
    String preload = form.settings().find("instance_id").orElse("uid");
    return meta(form, "instanceID", Map.of("readonly", "true()", "jr:preload", preload));
  }

  private static Question meta(FormModel form, String name, Map<String, String> bind) {
    FormRow row = new FormRow("settings", form.settings().values().isEmpty() ? 0 : 2, List.of());
    return Question.of(Traits.added(row, name, Localized.NONE, bind), META);
  }

  private void index(Node node) {
    byName.computeIfAbsent(node.name, n -> new ArrayList<>()).add(node);
  }
}

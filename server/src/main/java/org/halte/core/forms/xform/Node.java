package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Section;
import org.jspecify.annotations.Nullable;

/** An element of the answers' tree with its place: what paths are made from. */
final class Node {
  final String name;
  final @Nullable Node parent;
  final @Nullable Item item;
  final List<Node> children = new ArrayList<>();

  private final String path;

  /** Whether it is only seen on screen: the answers have no such element. */
  final boolean flat;

  /** The entity this element stands for. */
  @Nullable EntityDeclaration entity;

  Node(String name, @Nullable Node around, @Nullable Item item) {
    this(name, around, item, false);
  }

  private Node(String name, @Nullable Node around, @Nullable Item item, boolean flat) {
    this.name = name;
    this.parent = around != null && around.flat ? around.parent : around;
    this.item = item;
    this.flat = flat;
    String above = parent == null ? "" : parent.path;
    this.path = flat ? above : above + "/" + name;
    if (around != null) {
      around.children.add(this);
    }
  }

  /** A group of a form whose answers are a flat list. */
  static Node flat(Node around, Item group) {
    return new Node(group.name(), around, group, true);
  }

  /** The elements of the answers right inside this one. */
  List<Node> elements() {
    List<Node> elements = new ArrayList<>();
    for (Node child : children) {
      if (child.flat) {
        elements.addAll(child.elements());
      } else {
        elements.add(child);
      }
    }
    return elements;
  }

  /** A part of this element that has no node of its own, for the paths written there. */
  Node part(String partName) {
    Node part = new Node(partName, this, null);
    children.remove(part);
    return part;
  }

  boolean isRepeat() {
    return item instanceof Section section && section.kind() == Section.Kind.REPEAT;
  }

  /** From the root: {@code /data/group/question}. */
  String path() {
    return path;
  }

  /** The nearest repeat around this element, itself not counted. */
  Optional<Node> repeat() {
    for (Node up = parent; up != null; up = up.parent) {
      if (up.isRepeat()) {
        return Optional.of(up);
      }
    }
    return Optional.empty();
  }

  boolean isInside(Node other) {
    for (Node up = this; up != null; up = up.parent) {
      if (up == other) {
        return true;
      }
    }
    return false;
  }

  /** The path from this element to another: {@code ../group/question}. */
  String pathTo(Node target) {
    if (target == this) {
      return "../" + name;
    }
    Node common = this;
    int up = 0;
    while (!target.isInside(common)) {
      common = common.parent();
      up++;
    }
    StringBuilder path = new StringBuilder("../".repeat(up));
    path.append(
        target.path(),
        Math.min(target.path().length(), common.path().length() + 1),
        target.path().length());
    String text = path.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The path to a repeat as a whole, even from inside one of its turns. */
  String pathToListed(Node repeat) {
    Node above = repeat.parent();
    return isInside(above) ? pathTo(above) + "/" + repeat.name : repeat.path();
  }

  private Node parent() {
    if (parent == null) {
      throw new IllegalStateException(name + " has nothing above it");
    }
    return parent;
  }
}

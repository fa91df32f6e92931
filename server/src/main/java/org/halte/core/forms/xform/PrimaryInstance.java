package org.halte.core.forms.xform;

import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.model.Traits;

/** The empty answers of a form: what a phone fills in and sends. */
final class PrimaryInstance {
  private final PathResolver paths;

  PrimaryInstance(PathResolver paths) {
    this.paths = paths;
  }

  XmlNode write(FormModel form, Tree tree) {
    Settings settings = form.settings();
    XmlNode root = new XmlNode(settings.rootName());
    settings.find("instance_xmlns").ifPresent(namespace -> root.set("xmlns", namespace));
    settings.attributes().forEach(root::set);
    root.set("id", settings.formId());
    if (!settings.version().isEmpty()) {
      root.set("version", settings.version());
    }
    for (String odk : new String[] {"odk:prefix", "odk:delimiter"}) {
      settings.find(odk).ifPresent(value -> root.set(odk, value));
    }
    addChildren(root, tree.root(), false);
    return new XmlNode("instance").add(root);
  }

  private void addChildren(XmlNode parent, Node node, boolean copy) {
    for (Node child : node.elements()) {
      if (isListOfItsOwn(child)) {
        continue;
      }
      if (child.isRepeat()) {
        if (!copy) {
          parent.add(element(child, false).set("jr:template", ""));
        }
        parent.add(element(child, true));
        continue;
      }
      parent.add(element(child, copy));
    }
  }

  private XmlNode element(Node node, boolean copy) {
    XmlNode element = new XmlNode(node.name);
    Item item = node.item;
    if (item != null) {
      if (copy || !node.isRepeat()) {
        addAttributes(element, node, item.traits());
      }
      if (item instanceof Question question && !question.dynamicDefault()) {
        element.text(question.defaultValue());
      }
    }
    if (node.entity != null) {
      addEntity(element, node.entity);
    }
    addChildrenOf(element, node, copy);
    return element;
  }

  /** A template has none: only answers do. */
  private void addAttributes(XmlNode element, Node node, Traits traits) {
    traits
        .instance()
        .forEach((attribute, value) ->
            element.set(
                attribute,
                paths.resolve(value, PathResolver.Place.of(node, traits.row(), attribute))));
  }

  /** In a template, a repeat right inside is a template only; in a turn it is a turn only. */
  private void addChildrenOf(XmlNode element, Node node, boolean copy) {
    if (node.isRepeat() && !copy) {
      addTemplates(element, node);
    } else {
      addChildren(element, node, copy);
    }
  }

  private void addTemplates(XmlNode parent, Node node) {
    for (Node child : node.elements()) {
      if (child.isRepeat()) {
        parent.add(element(child, false).set("jr:template", ""));
      } else if (!isListOfItsOwn(child)) {
        parent.add(element(child, false));
      }
    }
  }

  private static boolean isListOfItsOwn(Node node) {
    return node.item instanceof Question question && question.type().isExternalInstance();
  }

  private static void addEntity(XmlNode element, EntityDeclaration entity) {
    element.set("dataset", entity.dataset());
    if (entity.creates()) {
      element.set("create", "1");
    }
    if (entity.updates()) {
      element.set("update", "1");
    }
    if (!entity.entityId().isEmpty()) {
      element.set("baseVersion", "").set("trunkVersion", "").set("branchId", "");
    }
    element.set("id", "");
    if (!entity.label().isEmpty()) {
      element.add(new XmlNode("label"));
    }
  }
}

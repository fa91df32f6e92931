package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.model.YesNo;

/** The logic of each element, and what happens when a form opens. */
final class Binds {
  private static final Set<String> EXPRESSIONS =
      Set.of("readonly", "required", "relevant", "constraint", "calculate");

  private final PathResolver paths;

  Binds(PathResolver paths) {
    this.paths = paths;
  }

  List<XmlNode> write(Tree tree) {
    List<XmlNode> binds = new ArrayList<>();
    for (Node node : tree.all()) {
      if (node.entity != null) {
        binds.addAll(entity(node, node.entity));
      } else if (node.item != null && !node.flat) {
        binds.addAll(element(node));
      }
    }
    return binds;
  }

  private List<XmlNode> element(Node node) {
    List<XmlNode> all = new ArrayList<>();
    if (node.item instanceof Question question) {
      if (question.type().isExternalInstance()) {
        return all;
      }
      bind(node, question.traits(), question).ifPresent(all::add);
      all.addAll(firstLoad(node, question));
    } else if (node.item != null) {
      bind(node, node.item.traits(), null).ifPresent(all::add);
    }
    return all;
  }

  private java.util.Optional<XmlNode> bind(
      Node node, Traits traits, @org.jspecify.annotations.Nullable Question question) {
    String type = question == null ? "" : question.type().bindType();
    // In an order of their own: the same workbook is the same form, byte for byte, at every start.
    Map<String, String> attributes = new TreeMap<>();
    if (question != null) {
      attributes.putAll(question.type().binding());
    }
    traits
        .bind()
        .forEach((attribute, value) -> {
          boolean triggered = question != null && !question.triggers().isEmpty();
          boolean recording = attribute.equals("odk:quality") && isRecording(question);
          if (!recording && !(attribute.equals("calculate") && triggered)) {
            attributes.put(attribute, value(node, traits, attribute, value));
          }
        });
    if (type.isEmpty() && attributes.isEmpty()) {
      return java.util.Optional.empty();
    }
    XmlNode bind = XmlNode.of("bind", "nodeset", node.path());
    if (!type.isEmpty() && !attributes.containsKey("type")) {
      bind.set("type", type);
    }
    attributes.forEach(bind::set);
    return java.util.Optional.of(bind);
  }

  private String value(Node node, Traits traits, String attribute, Localized value) {
    if (Itext.isMessage(attribute)) {
      return Itext.isMessageTranslated(value)
          ? "jr:itext('" + node.path() + ":" + attribute + "')"
          : value.text();
    }
    if (attribute.equals("entities:saveto")) {
      return value.text().substring(value.text().indexOf('#') + 1);
    }
    String text = EXPRESSIONS.contains(attribute) ? YesNo.asExpression(value.text()) : value.text();
    return paths.resolve(text, PathResolver.Place.of(node, traits.row(), attribute));
  }

  /** A recording that runs by itself has its quality on the action that starts it. */
  private static boolean isRecording(@org.jspecify.annotations.Nullable Question question) {
    return question != null && question.type().name().equals("background-audio");
  }

  private List<XmlNode> firstLoad(Node node, Question question) {
    List<XmlNode> actions = new ArrayList<>();
    if (question.dynamicDefault()) {
      actions.add(setValue(node, question, "odk-instance-first-load"));
    }
    if (question.type().name().equals("start-geopoint")) {
      actions.add(
          XmlNode.of("odk:setgeopoint", "ref", node.path(), "event", "odk-instance-first-load"));
    }
    if (question.type().name().equals("background-audio")) {
      XmlNode record =
          XmlNode.of("odk:recordaudio", "ref", node.path(), "event", "odk-instance-load");
      String quality = question.traits().bindText("odk:quality");
      actions.add(quality.isEmpty() ? record : record.set("odk:quality", quality));
    }
    return actions;
  }

  XmlNode setValue(Node node, Question question, String event) {
    return XmlNode.of(
        "setvalue",
        "ref",
        node.path(),
        "event",
        event,
        "value",
        paths.resolve(
            question.defaultValue(),
            PathResolver.Place.of(node, question.traits().row(), "default")));
  }

  private List<XmlNode> entity(Node node, EntityDeclaration entity) {
    List<XmlNode> all = new ArrayList<>();
    if (!entity.createIf().isEmpty()) {
      all.add(entityBind(node, entity, "@create", "create_if", entity.createIf()));
    }
    if (!entity.updateIf().isEmpty()) {
      all.add(entityBind(node, entity, "@update", "update_if", entity.updateIf()));
    }
    if (!entity.entityId().isEmpty()) {
      String known =
          "instance('" + entity.dataset() + "')/root/item[name=" + entity.entityId() + "]/";
      for (String part : List.of("__version", "__trunkVersion", "__branchId")) {
        String name = part.equals("__version") ? "@baseVersion" : part.replace("__", "@");
        all.add(entityBind(node, entity, name, "entity_id", known + part));
      }
    }
    all.addAll(entityIdentity(node, entity));
    if (!entity.label().isEmpty()) {
      all.add(entityBind(node, entity, "label", "label", entity.label()));
    }
    return all;
  }

  private List<XmlNode> entityIdentity(Node node, EntityDeclaration entity) {
    List<XmlNode> all = new ArrayList<>();
    String path = node.path() + "/@id";
    XmlNode bind = XmlNode.of("bind", "nodeset", path, "type", "string", "readonly", "true()");
    if (!entity.entityId().isEmpty()) {
      bind.set(
          "calculate",
          paths.resolve(
              entity.entityId(),
              PathResolver.Place.of(node.part("@id"), entity.row(), "entity_id")));
    }
    all.add(bind);
    if (makesIds(entity)) {
      all.add(
          XmlNode.of(
              "setvalue", "ref", path, "event", "odk-instance-first-load", "value", "uuid()"));
    }
    return all;
  }

  static boolean makesIds(EntityDeclaration entity) {
    return entity.entityId().isEmpty();
  }

  private XmlNode entityBind(
      Node node, EntityDeclaration entity, String name, String column, String expression) {
    return XmlNode.of(
        "bind",
        "nodeset",
        node.path() + "/" + name,
        "type",
        "string",
        "readonly",
        "true()",
        "calculate",
        paths.resolve(expression, PathResolver.Place.of(node.part(name), entity.row(), column)));
  }
}

package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Question.OsmTag;
import org.halte.core.forms.model.Section;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.model.YesNo;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** What a person sees: questions, groups and repeats in order. */
final class Body {
  private final Tree tree;
  private final PathResolver paths;
  private final Texts texts;
  private final Binds binds;
  private final Problems problems;
  private final Choices choices;

  /** Calculations waiting for a change of the question whose path is the key. */
  private final Map<Node, List<Node>> triggered = new HashMap<>();

  Body(FormModel form, Tree tree, PathResolver paths, Texts texts, Binds binds, Problems problems) {
    this.tree = tree;
    this.paths = paths;
    this.texts = texts;
    this.binds = binds;
    this.problems = problems;
    this.choices = new Choices(form, paths);
  }

  XmlNode write(String style) {
    collectTriggers();
    XmlNode body = new XmlNode("h:body");
    if (!style.isEmpty()) {
      body.set("class", style);
    }
    addChildren(body, tree.root());
    return body;
  }

  private void collectTriggers() {
    for (Node node : tree.all()) {
      if (node.item instanceof Question question) {
        for (String name : question.triggers()) {
          var place = PathResolver.Place.of(node, question.traits().row(), "trigger");
          paths.find(name, place).ifPresent(trigger -> addTrigger(trigger, node, question));
        }
      }
    }
  }

  private void addTrigger(Node trigger, Node node, Question question) {
    if (trigger.item instanceof Question shown && isShown(shown)) {
      triggered.computeIfAbsent(trigger, t -> new ArrayList<>()).add(node);
    } else {
      problems.error(question.traits().row(), "trigger", ProblemCode.TRIGGER_HIDDEN, trigger.name);
    }
  }

  private void addChildren(XmlNode parent, Node node) {
    for (Node child : node.children) {
      if (child.item instanceof Question question) {
        if (isShown(question)) {
          parent.add(question(child, question));
        }
      } else if (child.item instanceof Section section) {
        parent.add(section(child, section));
      }
    }
  }

  /** A calculation that nobody reads has no place on screen, whatever its type. */
  private static boolean isShown(Question question) {
    Traits traits = question.traits();
    boolean silent =
        traits.label().isEmpty()
            && traits.media().isEmpty()
            && traits.hint().isEmpty()
            && traits.guidance().isEmpty();
    boolean calculated =
        !traits.bindText("calculate").isEmpty()
            || !question.triggers().isEmpty()
            || question.dynamicDefault();
    return question.type().isShown() && !(silent && calculated);
  }

  private XmlNode question(Node node, Question question) {
    Traits traits = question.traits();
    XmlNode control = XmlNode.of(controlName(question), "ref", node.path());
    if (!question.type().mediaType().isEmpty()) {
      control.set("mediatype", question.type().mediaType());
    }
    attributes(control, node, traits);
    choices.query(question, node).ifPresent(query -> control.set("query", query));
    labels(control, node, question);
    choices.add(control, node, question);
    question.osmTags().forEach(tag -> control.add(osmTag(tag)));
    for (Node target : triggered.getOrDefault(node, List.of())) {
      control.add(onChange(target));
    }
    return control;
  }

  private static String controlName(Question question) {
    return Choices.isExternal(question) ? "input" : question.type().control();
  }

  private void attributes(XmlNode control, Node node, Traits traits) {
    traits
        .control()
        .forEach((attribute, value) -> {
          if (!(attribute.equals("appearance") && Choices.isSearch(value) && value.isEmpty())) {
            control.set(
                attribute,
                paths.resolve(value, PathResolver.Place.of(node, traits.row(), attribute)));
          }
        });
    traits
        .row()
        .find("intent")
        .ifPresent(intent ->
            control.set(
                "intent",
                paths.resolve(intent, PathResolver.Place.of(node, traits.row(), "intent"))));
  }

  private void labels(XmlNode control, Node node, Question question) {
    Traits traits = question.traits();
    boolean hint = !traits.hint().isEmpty() || !traits.guidance().isEmpty();
    boolean label = !traits.label().isEmpty() || !traits.media().isEmpty();
    boolean media = traits.row().find("media").isPresent();
    if (media) {
      problems.warn(traits.row(), "media", ProblemCode.MEDIA_KIND_MISSING, question.name());
    }
    if (!label && !media && traits.hint().isEmpty() && question.type().hint().isEmpty()) {
      problems.error(traits.row(), "label", ProblemCode.LABEL_MISSING, question.name());
    }
    if (traits.media().containsKey("big-image") && !traits.media().containsKey("image")) {
      problems.error(traits.row(), "big-image", ProblemCode.BIG_IMAGE_ALONE, question.name());
    }
    control.add(texts.label(node, traits));
    if (hint) {
      control.add(texts.hint(node, traits));
    } else if (!question.type().hint().isEmpty()) {
      control.add(new XmlNode("hint").text(question.type().hint()));
    }
  }

  private XmlNode onChange(Node target) {
    Question question = (Question) java.util.Objects.requireNonNull(target.item);
    if (question.type().name().equals("background-geopoint")) {
      return XmlNode.of("odk:setgeopoint", "ref", target.path(), "event", "xforms-value-changed");
    }
    XmlNode action = XmlNode.of("setvalue", "ref", target.path(), "event", "xforms-value-changed");
    String calculation = YesNo.asExpression(question.traits().bindText("calculate"));
    return calculation.isEmpty()
        ? action
        : action.set(
            "value",
            paths.resolve(
                calculation,
                PathResolver.Place.of(target, question.traits().row(), "calculation")));
  }

  private static XmlNode osmTag(OsmTag tag) {
    XmlNode element = XmlNode.of("tag", "key", tag.key());
    if (!tag.label().isEmpty()) {
      element.add(new XmlNode("label").text(tag.label().text()));
    }
    tag.values()
        .forEach(value ->
            element.add(Choices.item(value, new XmlNode("label").text(value.label().text()))));
    return element;
  }

  private XmlNode section(Node node, Section section) {
    Traits traits = section.traits();
    XmlNode group = node.flat ? new XmlNode("group") : XmlNode.of("group", "ref", node.path());
    boolean labelled = !traits.label().isEmpty() || !traits.media().isEmpty();
    if (section.kind() == Section.Kind.GROUP) {
      attributes(group, node, traits);
      if (labelled) {
        group.add(texts.label(node, traits));
      }
      addChildren(group, node);
      return group;
    }
    group.add(texts.label(node, traits));
    XmlNode repeat = XmlNode.of("repeat", "nodeset", node.path());
    attributes(repeat, node, traits);
    addChildren(repeat, node);
    addNewRepeatActions(repeat, node);
    return group.add(repeat);
  }

  /** Defaults of the questions whose nearest repeat this is, set at each new turn. */
  private void addNewRepeatActions(XmlNode repeat, Node node) {
    for (Node inner : tree.all()) {
      if (inner.repeat().filter(nearest -> nearest == node).isEmpty()) {
        continue;
      }
      if (inner.item instanceof Question question && question.dynamicDefault()) {
        repeat.add(binds.setValue(inner, question, "odk-new-repeat"));
      } else if (inner.entity != null && Binds.makesIds(inner.entity)) {
        repeat.add(
            XmlNode.of(
                "setvalue",
                "ref",
                inner.path() + "/@id",
                "event",
                "odk-new-repeat",
                "value",
                "uuid()"));
      }
    }
  }
}

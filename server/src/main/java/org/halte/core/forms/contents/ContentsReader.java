package org.halte.core.forms.contents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Follows the first instance of an XForm, which has all questions in the form's order. */
final class ContentsReader {

  private static final Set<String> SELECTS = Set.of("select", "select1", "rank");
  private static final Set<String> CONTROLS =
      Set.of("input", "select", "select1", "upload", "range", "trigger", "rank", "secret");
  private static final Set<String> LABELS_OF_PHONE =
      Set.of("property", "context", "patient", "uid");
  private static final Pattern INSTANCE = Pattern.compile("instance\\(\\s*['\"]([^'\"]+)['\"]");

  private final Element model;
  private final Wording words;
  private final Map<String, Element> binds = new HashMap<>();
  private final Map<String, Element> controls = new HashMap<>();
  private final Map<String, Element> groups = new HashMap<>();
  private final Set<String> repeats = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<AskedSection> sections = new ArrayList<>();
  private final List<AskedQuestion> questions = new ArrayList<>();

  ContentsReader(Document form) {
    this.model =
        XformXml.below(form)
            .filter(e -> e.getLocalName().equals("model"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not an XForm"));
    this.words = new Wording(model);
    XformXml.children(model, "bind").forEach(bind -> binds.put(bind.getAttribute("nodeset"), bind));
    XformXml.below(form).forEach(this::note);
  }

  private void note(Element element) {
    String name = element.getLocalName();
    if (name.equals("repeat")) {
      repeats.add(element.getAttribute("nodeset"));
    } else if (name.equals("group")) {
      String path =
          XformXml.child(element, "repeat")
              .map(repeat -> repeat.getAttribute("nodeset"))
              .orElse(element.getAttribute("ref"));
      groups.putIfAbsent(path, element);
    } else if (CONTROLS.contains(name) && element.hasAttribute("ref")) {
      controls.putIfAbsent(element.getAttribute("ref"), element);
    }
  }

  FormContents read() {
    Element root =
        XformXml.child(model, "instance")
            .flatMap(instance -> XformXml.children(instance).stream().findFirst())
            .orElseThrow(() -> new IllegalArgumentException("a form without an instance"));
    String path = "/" + root.getLocalName();
    XformXml.children(root).forEach(child -> visit(child, path, null));
    return new FormContents(path, words.languages(), sections, questions);
  }

  private void visit(Element element, String parent, @Nullable String repeat) {
    String path = parent + "/" + element.getLocalName();
    // A repeat stands there twice: as a template and as its first turn.
    if (element.getLocalName().equals("meta") || !seen.add(path)) {
      return;
    }
    List<Element> children = XformXml.children(element);
    Element group = groups.get(path);
    if (!children.isEmpty() || group != null) {
      boolean repeats = this.repeats.contains(path);
      sections.add(new AskedSection(path, repeats, group == null ? Map.of() : words.of(group)));
      children.forEach(child -> visit(child, path, repeats ? path : repeat));
      return;
    }
    kind(path).ifPresent(kind -> questions.add(question(path, kind, Optional.ofNullable(repeat))));
  }

  private AskedQuestion question(String path, Kind kind, Optional<String> repeat) {
    Optional<Element> control = Optional.ofNullable(controls.get(path));
    return new AskedQuestion(
        path,
        kind,
        control.map(words::of).orElse(Map.of()),
        control
            .filter(c -> SELECTS.contains(c.getLocalName()))
            .map(this::choices)
            .orElse(List.of()),
        bind(path, "hxl"),
        repeat);
  }

  /** Empty for a note, which nobody answers. */
  private Optional<Kind> kind(String path) {
    Element control = controls.get(path);
    String type = bind(path, "type").orElse("string").replaceFirst("^[a-z]+:", "");
    if (control == null) {
      boolean ofPhone = bind(path, "preload").filter(LABELS_OF_PHONE::contains).isPresent();
      return Optional.of(ofPhone ? Kind.PHONE : byType(type));
    }
    boolean note =
        control.getLocalName().equals("input")
            && type.equals("string")
            && bind(path, "readonly").filter("true()"::equals).isPresent()
            && bind(path, "calculate").isEmpty();
    return switch (control.getLocalName()) {
      case "select" -> Optional.of(Kind.SEVERAL);
      case "select1" -> Optional.of(Kind.ONE);
      case "rank" -> Optional.of(Kind.RANK);
      case "upload" -> Optional.of(Kind.FILE);
      case "trigger" -> Optional.of(Kind.TEXT);
      default -> note ? Optional.empty() : Optional.of(byType(type));
    };
  }

  private static Kind byType(String type) {
    return switch (type) {
      case "int", "integer", "long" -> Kind.INTEGER;
      case "decimal", "double", "float" -> Kind.DECIMAL;
      case "date" -> Kind.DATE;
      case "time" -> Kind.TIME;
      case "dateTime" -> Kind.MOMENT;
      case "geopoint" -> Kind.POINT;
      case "geotrace", "geoshape" -> Kind.SHAPE;
      case "binary" -> Kind.FILE;
      default -> Kind.TEXT;
    };
  }

  private Optional<String> bind(String path, String attribute) {
    Element bind = binds.get(path);
    if (bind == null) {
      return Optional.empty();
    }
    for (int i = 0; i < bind.getAttributes().getLength(); i++) {
      var found = bind.getAttributes().item(i);
      if (attribute.equals(found.getLocalName()) && !found.getNodeValue().isBlank()) {
        return Optional.of(found.getNodeValue().strip());
      }
    }
    return Optional.empty();
  }

  private List<AskedChoice> choices(Element control) {
    Optional<Element> itemset = XformXml.child(control, "itemset");
    if (itemset.isEmpty()) {
      return XformXml.children(control, "item")
          .map(item -> new AskedChoice(text(item, "value"), words.of(item)))
          .filter(choice -> !choice.code().isEmpty())
          .toList();
    }
    Matcher named = INSTANCE.matcher(itemset.get().getAttribute("nodeset"));
    if (!named.find()) {
      return List.of();
    }
    String list = named.group(1);
    String code = XformXml.child(itemset.get(), "value").map(v -> v.getAttribute("ref")).orElse("");
    String label =
        XformXml.child(itemset.get(), "label").map(v -> v.getAttribute("ref")).orElse("");
    return XformXml.children(model, "instance")
        .filter(instance -> instance.getAttribute("id").equals(list))
        .flatMap(XformXml::below)
        .filter(item -> XformXml.child(item, code).isPresent())
        .map(item -> new AskedChoice(text(item, code), label(item, label)))
        .toList();
  }

  private Map<String, String> label(Element item, String label) {
    String plain = label.replaceAll("jr:itext\\(\\s*|\\s*\\)", "");
    String text = text(item, plain);
    return label.startsWith("jr:itext") ? words.text(text) : words.plain(text);
  }

  private static String text(Element parent, String child) {
    return XformXml.child(parent, child).map(e -> e.getTextContent().strip()).orElse("");
  }
}

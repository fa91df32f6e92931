package org.halte.core.forms.xform;

import static java.text.Normalizer.Form.NFC;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Localized;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Traits;

/** The translations block: every text that has languages or pictures, in every language. */
final class Itext {
  private static final String LONG = "long";
  private static final Set<String> MESSAGES =
      Set.of("jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString");

  private final FormModel form;
  private final Tree tree;
  private final Texts texts;
  private final String defaultLanguage;

  /** language → id of the text → kind of content → text */
  private final Map<String, Map<String, Map<String, String>>> languages = new LinkedHashMap<>();

  /** Where each text was written, for the answers it shows. */
  private final Map<String, PathResolver.Place> owners = new LinkedHashMap<>();

  Itext(FormModel form, Tree tree, Texts texts) {
    this.form = form;
    this.tree = tree;
    this.texts = texts;
    this.defaultLanguage = form.settings().defaultLanguage();
  }

  static boolean isTranslated(Traits traits) {
    return traits.label().translated() || !traits.media().isEmpty();
  }

  static boolean isHintTranslated(Traits traits) {
    return traits.hint().translated() || !traits.guidance().isEmpty();
  }

  static boolean isMessage(String attribute) {
    return MESSAGES.contains(attribute);
  }

  /** Whether a message needs an entry: it has languages, or shows an answer. */
  static boolean isMessageTranslated(Localized message) {
    return message.translated() || References.hasReference(message.text());
  }

  /** The languages of the form, as written in its columns. */
  Set<String> languages() {
    return languages.keySet();
  }

  Optional<XmlNode> write() {
    for (ChoiceList list : form.lists().values()) {
      if (list.isTranslated()) {
        addChoices(list);
      }
    }
    for (Node node : tree.all()) {
      if (node.item != null) {
        addTexts(node, node.item);
      }
    }
    for (Node node : tree.all()) {
      if (node.item != null) {
        addMedia(node.path() + ":label", node.item.traits().media());
        owners.putIfAbsent(
            node.path() + ":label", PathResolver.Place.of(node, node.item.traits().row(), "label"));
      }
    }
    if (languages.isEmpty()) {
      return Optional.empty();
    }
    fillGaps();
    XmlNode itext = new XmlNode("itext");
    languages.forEach((language, entries) -> itext.add(translation(language, entries)));
    return Optional.of(itext);
  }

  private void addChoices(ChoiceList list) {
    int number = 0;
    for (Choice choice : list.choices()) {
      String id = list.name() + "-" + number++;
      owners.put(id, new PathResolver.Place(null, choice.row(), "label", PathResolver.Style.PLAIN));
      add(id, LONG, choice.label());
      addMedia(id, choice.media());
    }
  }

  private void addTexts(Node node, Item item) {
    Traits traits = item.traits();
    String path = node.path();
    traits
        .bind()
        .forEach((attribute, message) -> {
          if (isMessage(attribute) && isMessageTranslated(message)) {
            addOwned(node, path + ":" + attribute, LONG, message);
          }
        });
    if (isTranslated(traits)) {
      addOwned(node, path + ":label", LONG, traits.label());
    }
    if (isHintTranslated(traits)) {
      addOwned(node, path + ":hint", LONG, traits.hint());
      addOwned(node, path + ":hint", "guidance", traits.guidance());
    }
  }

  private void addOwned(Node node, String id, String kind, Localized text) {
    owners.put(id, place(node, id.substring(id.lastIndexOf(':') + 1)));
    add(id, kind, text);
  }

  private static PathResolver.Place place(Node node, String column) {
    FormRow row =
        node.item == null ? new FormRow("survey", 0, List.of()) : node.item.traits().row();
    return PathResolver.Place.of(node, row, column);
  }

  private void addMedia(String id, Map<String, Localized> media) {
    media.forEach((kind, files) -> add(id, kind, files));
  }

  private void add(String id, String kind, Localized text) {
    text.byLanguage(defaultLanguage)
        .forEach((language, value) ->
            languages
                .computeIfAbsent(language, l -> new LinkedHashMap<>())
                .computeIfAbsent(id, i -> new LinkedHashMap<>())
                .put(kind, value));
  }

  /** A text that one language lacks shows as "-" there: phones refuse a form with holes. */
  private void fillGaps() {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    languages
        .values()
        .forEach(entries ->
            entries.forEach((id, content) ->
                kinds.computeIfAbsent(id, i -> new TreeSet<>()).addAll(content.keySet())));
    languages
        .values()
        .forEach(entries ->
            kinds.forEach((id, all) -> {
              Map<String, String> content = entries.computeIfAbsent(id, i -> new LinkedHashMap<>());
              all.forEach(kind -> content.putIfAbsent(kind, "-"));
            }));
  }

  private XmlNode translation(String language, Map<String, Map<String, String>> entries) {
    XmlNode translation = XmlNode.of("translation", "lang", language);
    if (language.equals(defaultLanguage)) {
      translation.set("default", "true()");
    }
    entries.forEach((id, content) -> {
      XmlNode text = XmlNode.of("text", "id", id);
      content.forEach((kind, value) -> addValue(text, id, kind, value));
      translation.add(text);
    });
    return translation;
  }

  private PathResolver.Place owner(String id) {
    return java.util.Objects.requireNonNull(owners.get(id), id);
  }

  private void addValue(XmlNode text, String id, String kind, String value) {
    switch (kind) {
      case LONG -> text.add(texts.fill(new XmlNode("value"), value, owner(id)));
      case "guidance" -> text.add(texts.fill(XmlNode.of("value", "form", kind), value, owner(id)));
      default -> {
        if (!value.equals("-")) {
          String folder = kind.endsWith("image") ? "images" : kind;
          String file =
              value.startsWith("jr://")
                  ? value
                  : "jr://" + folder + "/" + Normalizer.normalize(value, NFC);
          text.add(texts.fill(XmlNode.of("value", "form", kind), file, owner(id)));
        }
      }
    }
  }
}

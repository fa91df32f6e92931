package org.halte.core.forms.answers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The words of a form in one language, for whoever shows its answers to people. Questions are named
 * by their place, {@code /data/besoins[2]/quantite}; what a text takes from the answers is filled
 * in from those given, by place.
 */
public final class FormLabels {
  private static final String JAVAROSA = "http://openrosa.org/javarosa";

  /** Of a form that is not here: no words, every question plain text. */
  public static final FormLabels NONE = new FormLabels();

  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> rules = new HashMap<>();
  private final Map<String, String> requests = new HashMap<>();
  private final Map<String, Map<String, String>> choices = new HashMap<>();

  private FormLabels() {}

  /**
   * Reads a published form.
   *
   * @param xform an XForm that can be parsed: the library publishes no other
   * @param language the wanted one; the form's default stands in for what it does not have
   */
  public static FormLabels of(String xform, Locale language) {
    try {
      Document form = SafeXml.parse(xform);
      Element model = SafeXml.below(form, "model").getFirst();
      FormLabels words = new FormLabels();
      FormTexts texts = FormTexts.of(model, language);
      SafeXml.children(model, "bind").forEach(bind -> words.addBind(bind, texts));
      for (Element control : FormOutline.controls(form)) {
        words.addControl(control, model, texts);
      }
      return words;
    } catch (SAXException e) {
      throw new IllegalArgumentException("not an XForm", e);
    }
  }

  private void addBind(Element bind, FormTexts texts) {
    String path = bind.getAttribute("nodeset");
    types.put(path, FormOutline.type(bind));
    rules.put(path, texts.resolve(bind.getAttributeNS(JAVAROSA, "constraintMsg")));
    requests.put(path, texts.resolve(bind.getAttributeNS(JAVAROSA, "requiredMsg")));
  }

  private void addControl(Element control, Element model, FormTexts texts) {
    String path = control.getAttribute("ref");
    for (Element label : SafeXml.children(control, "label")) {
      labels.put(path, texts.of(label));
    }
    Map<String, String> list = new LinkedHashMap<>();
    for (Element choice : FormOutline.choices(control, model)) {
      list.put(FormOutline.code(choice, control), choiceWords(choice, control, texts));
    }
    choices.put(path, list);
  }

  private static String choiceWords(Element choice, Element control, FormTexts texts) {
    List<Element> itsets = SafeXml.children(control, "itemset");
    if (itsets.isEmpty()) {
      return SafeXml.children(choice, "label").stream().findFirst().map(texts::of).orElse("");
    }
    List<Element> ids = SafeXml.children(choice, "itextId");
    return ids.isEmpty()
        ? SafeXml.children(choice, "label").stream()
            .findFirst()
            .map(label -> label.getTextContent().strip())
            .orElse("")
        : texts.byId(ids.getFirst().getTextContent().strip());
  }

  /** The question's own words. */
  public Optional<String> findLabel(String place, Map<String, String> answers) {
    return find(labels, place, answers);
  }

  /** What the form says to an answer that breaks its constraint. */
  public Optional<String> findRule(String place, Map<String, String> answers) {
    return find(rules, place, answers);
  }

  /** What the form says when a required answer is missing. */
  public Optional<String> findRequest(String place, Map<String, String> answers) {
    return find(requests, place, answers);
  }

  /** Bind type of the question; {@code string} when the form says none. */
  public String type(String place) {
    return Optional.ofNullable(types.get(plain(place))).filter(t -> !t.isEmpty()).orElse("string");
  }

  /** Words by code, in the form's order; empty for a list that is kept outside the form. */
  public Map<String, String> choices(String place) {
    return choices.getOrDefault(plain(place), Map.of());
  }

  private static Optional<String> find(
      Map<String, String> texts, String place, Map<String, String> answers) {
    return Optional.ofNullable(texts.get(plain(place)))
        .filter(text -> !text.isBlank())
        .map(text -> FormTexts.fill(text, place, answers));
  }

  private static String plain(String place) {
    return place.replaceAll("\\[[0-9]+]", "");
  }
}

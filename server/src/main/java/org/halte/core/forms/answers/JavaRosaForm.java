package org.halte.core.forms.answers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.halte.core.forms.answers.Finding.Kind;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.ItemsetBinding;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.services.locale.Localizer;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * One parsed form of JavaRosa and the answers it currently holds: mutable, for one thread at a
 * time.
 */
final class JavaRosaForm {
  /** JavaRosa's parser holds a static try-lock and fails every second parse when shared. */
  private static final ReentrantLock PARSING = new ReentrantLock();

  private static boolean registered;

  private final FormDef form;
  private final TreeElement blank;
  private final FormOutline outline;
  private final Map<String, ItemsetBinding> filtered;

  private JavaRosaForm(FormDef form, FormOutline outline) {
    this.form = form;
    this.blank = form.getMainInstance().getRoot().deepCopy(true);
    this.outline = outline;
    this.filtered = filteredLists(form.getChildren());
    chooseFrench();
  }

  static JavaRosaForm parse(String xform, FormOutline outline) {
    PARSING.lock();
    try {
      if (!registered) {
        PrototypeManager.registerPrototypes(CoreModelModule.classNames);
        new XFormsModule().registerModule();
        registered = true;
      }
      FormDef form =
          XFormUtils.getFormFromInputStream(
              new ByteArrayInputStream(xform.getBytes(StandardCharsets.UTF_8)));
      if (form == null) {
        throw new IllegalArgumentException("JavaRosa made nothing of this form");
      }
      return new JavaRosaForm(form, outline);
    } catch (XFormParser.ParseException | RuntimeException e) {
      // Its complaints about a form come as exceptions of many kinds.
      throw new IllegalArgumentException("JavaRosa refuses this form: " + e.getMessage(), e);
    } finally {
      PARSING.unlock();
    }
  }

  /** French where the form speaks it, its default language else. */
  private void chooseFrench() {
    Localizer languages = form.getLocalizer();
    if (languages == null) {
      return;
    }
    Stream.of(languages.getAvailableLocales())
        .filter(locale -> FormTexts.speaks(locale, Locale.FRENCH))
        .findFirst()
        .filter(french -> speaks(languages, french))
        .or(() -> Optional.ofNullable(languages.getDefaultLocale()))
        .ifPresent(languages::setLocale);
  }

  /** JavaRosa refuses a language that has a picture or a sound the default language has not. */
  private static boolean speaks(Localizer languages, String locale) {
    try {
      languages.setLocale(locale);
      return true;
    } catch (RuntimeException lacksInTheDefault) {
      return false;
    }
  }

  /** Fills the form, lets it calculate, and lists what its own rules refuse. */
  List<Finding> check(String instance) throws IOException {
    TreeElement root = fill(instance);
    List<Finding> findings = new ArrayList<>();
    walk(root, "/" + root.getName(), "/" + root.getName(), findings);
    return findings;
  }

  /** The answers that count, by place, after the form has calculated; empty ones are left out. */
  Map<String, String> calculate(String instance) throws IOException {
    TreeElement root = fill(instance);
    Map<String, String> values = new LinkedHashMap<>();
    collect(root, "/" + root.getName(), values);
    return values;
  }

  private TreeElement fill(String instance) throws IOException {
    TreeElement saved =
        XFormParser.restoreDataModel(instance.getBytes(StandardCharsets.UTF_8), null).getRoot();
    TreeElement root = blank.deepCopy(true);
    root.populate(saved, form);
    form.getMainInstance().setRoot(root);
    form.initialize(false, new InstanceInitializationFactory());
    return root;
  }

  private static void collect(TreeElement parent, String place, Map<String, String> values) {
    for (TreeElement child : counting(parent)) {
      String childPlace = place(child, place);
      IAnswerData value = child.getValue();
      if (value != null) {
        values.put(childPlace, value.uncast().getString());
      }
      collect(child, childPlace, values);
    }
  }

  /** The children that are part of the report: neither a repeat's template nor out of relevance. */
  private static List<TreeElement> counting(TreeElement parent) {
    return IntStream.range(0, parent.getNumChildren())
        .mapToObj(parent::getChildAt)
        .filter(c -> c.getMult() != TreeReference.INDEX_TEMPLATE && c.isRelevant())
        .toList();
  }

  private static String place(TreeElement child, String parentPlace) {
    String turn = child.getMult() > 0 ? "[" + (child.getMult() + 1) + "]" : "";
    return parentPlace + "/" + child.getName() + turn;
  }

  /** Lists that a condition filters, by the path of their question. */
  private static Map<String, ItemsetBinding> filteredLists(List<IFormElement> elements) {
    Map<String, ItemsetBinding> found = new HashMap<>();
    for (IFormElement element : elements) {
      if (element instanceof QuestionDef question) {
        ItemsetBinding list = question.getDynamicChoices();
        if (list != null
            && list.nodesetRef.hasPredicates()
            && question.getBind().getReference() instanceof TreeReference reference) {
          found.put(reference.genericize().toString(false), list);
        }
      } else if (element.getChildren() != null) {
        found.putAll(filteredLists(element.getChildren()));
      }
    }
    return found;
  }

  private void walk(TreeElement parent, String path, String place, List<Finding> findings) {
    for (TreeElement child : counting(parent)) {
      String childPath = path + "/" + child.getName();
      String childPlace = place(child, place);
      if (outline.asked().contains(childPath)) {
        judge(child, childPath, childPlace).ifPresent(findings::add);
      }
      walk(child, childPath, childPlace, findings);
    }
  }

  private Optional<Finding> judge(TreeElement element, String path, String place) {
    IAnswerData value = element.getValue();
    if (value == null) {
      return element.isRequired()
          ? Optional.of(new Finding(place, Kind.REQUIRED, ""))
          : Optional.empty();
    }
    TreeReference reference = element.getRef();
    Optional<Finding> notOffered = notOffered(value, reference, path, place);
    if (notOffered.isPresent() || form.evaluateConstraint(reference, value)) {
      return notOffered;
    }
    return Optional.of(new Finding(place, Kind.CONSTRAINT, value.uncast().getString()));
  }

  private Optional<Finding> notOffered(
      IAnswerData value, TreeReference reference, String path, String place) {
    ItemsetBinding list = filtered.get(path);
    if (list == null) {
      return Optional.empty();
    }
    String answer = value.uncast().getString();
    Set<String> offered =
        list.getChoices(form, reference).stream()
            .map(SelectChoice::getValue)
            .collect(Collectors.toSet());
    if (offered.contains(answer)) {
      return Optional.empty();
    }
    return AnswerTypes.toChoices(answer).stream()
        .filter(code -> !offered.contains(code))
        .findFirst()
        .map(code -> new Finding(place, Kind.CHOICE_NOT_OFFERED, code));
  }
}

package org.halte.core.forms.answers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.halte.core.forms.answers.Finding.Kind;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.ItemsetBinding;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.condition.Constraint;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PrototypeManager;
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

  private void chooseFrench() {
    if (form.getLocalizer() == null) {
      return;
    }
    String chosen = form.getLocalizer().getDefaultLocale();
    for (String locale : form.getLocalizer().getAvailableLocales()) {
      if (FormOutline.isFrench(locale)) {
        chosen = locale;
      }
    }
    if (chosen != null) {
      form.getLocalizer().setLocale(chosen);
    }
  }

  /** Fills the form, lets it calculate, and lists what its own rules refuse. */
  List<Finding> check(String instance) throws IOException {
    TreeElement saved =
        XFormParser.restoreDataModel(instance.getBytes(StandardCharsets.UTF_8), null).getRoot();
    TreeElement root = blank.deepCopy(true);
    root.populate(saved, form);
    form.getMainInstance().setRoot(root);
    form.initialize(false, new InstanceInitializationFactory());
    List<Finding> findings = new ArrayList<>();
    walk(root, "/" + root.getName(), "/" + root.getName(), findings);
    return findings;
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
    for (int i = 0; i < parent.getNumChildren(); i++) {
      TreeElement child = parent.getChildAt(i);
      if (child.getMult() == TreeReference.INDEX_TEMPLATE || !child.isRelevant()) {
        continue;
      }
      String childPath = path + "/" + child.getName();
      String childPlace =
          place
              + "/"
              + child.getName()
              + (child.getMult() > 0 ? "[" + (child.getMult() + 1) + "]" : "");
      if (outline.asked().contains(childPath)) {
        judge(child, childPath, childPlace).ifPresent(findings::add);
      }
      walk(child, childPath, childPlace, findings);
    }
  }

  private Optional<Finding> judge(TreeElement element, String path, String place) {
    IAnswerData value = element.getValue();
    String label = outline.labels().getOrDefault(path, element.getName());
    if (value == null) {
      return element.isRequired()
          ? Optional.of(new Finding(place, Kind.REQUIRED, requiredMessage(path, label), ""))
          : Optional.empty();
    }
    TreeReference reference = element.getRef();
    Optional<Finding> notOffered = notOffered(value, reference, path, place, label);
    if (notOffered.isPresent()) {
      return notOffered;
    }
    if (form.evaluateConstraint(reference, value)) {
      return Optional.empty();
    }
    String text = value.uncast().getString();
    return Optional.of(
        new Finding(place, Kind.CONSTRAINT, constraintMessage(element, label, text), text));
  }

  private Optional<Finding> notOffered(
      IAnswerData value, TreeReference reference, String path, String place, String label) {
    ItemsetBinding list = filtered.get(path);
    if (list == null) {
      return Optional.empty();
    }
    List<String> chosen = AnswerTypes.toChoices(value.uncast().getString());
    Set<String> offered =
        list.getChoices(form, reference).stream()
            .map(SelectChoice::getValue)
            .collect(Collectors.toSet());
    return chosen.stream()
        .filter(code -> !offered.contains(code))
        .findFirst()
        .map(code ->
            new Finding(
                place,
                Kind.CHOICE_NOT_OFFERED,
                label + " : « " + code + " » ne va pas avec les autres réponses.",
                code));
  }

  private String requiredMessage(String path, String label) {
    String own = outline.requiredMessages().getOrDefault(path, "");
    return label + " : " + (own.isBlank() ? "la réponse est obligatoire et manque." : own);
  }

  private String constraintMessage(TreeElement element, String label, String text) {
    Constraint constraint = element.getConstraint();
    String own = null;
    if (constraint != null) {
      own =
          constraint.getConstraintMessage(
              new EvaluationContext(form.getEvaluationContext(), element.getRef()),
              form.getMainInstance(),
              null);
    }
    String rule = own == null || own.isBlank() ? "n'est pas accepté par le formulaire." : own;
    return String.format(
        Locale.ROOT, "%s : « %s » %s", label, text, own == null ? rule : "— " + rule);
  }
}

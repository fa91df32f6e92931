package org.halte.core.forms.answers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.halte.core.forms.answers.Finding.Kind;
import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
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

  private JavaRosaForm(FormDef form, FormOutline outline) {
    this.form = form;
    this.blank = form.getMainInstance().getRoot().deepCopy(true);
    this.outline = outline;
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
    if (form.evaluateConstraint(reference, value)) {
      return Optional.empty();
    }
    String text = value.uncast().getString();
    return Optional.of(
        new Finding(place, Kind.CONSTRAINT, constraintMessage(element, label, text), text));
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

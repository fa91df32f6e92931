package org.halte.core.forms.answers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.halte.core.forms.answers.Finding.Kind;

/**
 * Says which answers of a filled form break the form's own rules. Types and codes are checked here
 * (JavaRosa drops an unknown choice silently); relevance, calculations, constraints and required
 * answers by JavaRosa. Parsed forms are kept and reused; safe for use by many threads.
 */
public final class AnswerCheck {
  private static final int FORMS_KEPT = 40;

  private final Map<String, CheckableForm> forms =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckableForm> eldest) {
          return size() > FORMS_KEPT;
        }
      };

  /**
   * Checks one filled form.
   *
   * @param xform the XML of the very version of the form it was filled with
   * @param files lists kept outside the form by file name ({@code lieux.csv}); absent ones are fine
   * @return what to review, in the form's order; empty when all is well
   * @throws IllegalArgumentException when the form itself cannot be read
   */
  public List<Finding> check(String xform, Answers answers, Map<String, byte[]> files) {
    CheckableForm form = form(xform, files);
    List<Finding> findings = new ArrayList<>();
    Map<String, String> readable = new HashMap<>();
    checkGroup(answers.root(), answers.root().path(), form.outline(), findings, readable);
    findings.addAll(byTheForm(form, answers, readable));
    return List.copyOf(findings);
  }

  /**
   * What the form itself makes of the answers: those that count, by place ({@code
   * /data/besoins[2]/quantite}), with what it calculates in the place of what was sent.
   *
   * @throws IllegalArgumentException when the form cannot be read, or not evaluated on them
   */
  public Map<String, String> calculate(String xform, Answers answers, Map<String, byte[]> files) {
    CheckableForm form = form(xform, files);
    Map<String, String> readable = new HashMap<>();
    checkGroup(answers.root(), answers.root().path(), form.outline(), new ArrayList<>(), readable);
    JavaRosaForm engine = form.borrow();
    try {
      Map<String, String> values =
          engine.calculate(InstanceWriter.write(answers, readable, form.outline().shape()));
      form.giveBack(engine);
      return values;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("this form cannot be evaluated: " + e.getMessage(), e);
    }
  }

  /** Loads a form without answers, to learn before it is published whether phones can open it. */
  public void load(String xform) {
    form(xform, Map.of());
  }

  private CheckableForm form(String xform, Map<String, byte[]> files) {
    String key = digest(xform, files);
    synchronized (forms) {
      CheckableForm known = forms.get(key);
      if (known != null) {
        return known;
      }
    }
    CheckableForm form = new CheckableForm(xform, files);
    synchronized (forms) {
      forms.put(key, form);
    }
    return form;
  }

  private static List<Finding> byTheForm(
      CheckableForm form, Answers answers, Map<String, String> readable) {
    JavaRosaForm engine = form.borrow();
    try {
      List<Finding> findings =
          engine.check(InstanceWriter.write(answers, readable, form.outline().shape()));
      form.giveBack(engine);
      // What could not be read was left out, so the form misses it: one finding is enough.
      return findings.stream()
          .filter(f -> !(f.kind() == Kind.REQUIRED && readable.containsKey(f.questionPath())))
          .toList();
    } catch (IOException | RuntimeException e) {
      // A form whose calculations fail on these answers must not stop the others' check; the engine
      // is not given back, its state is unknown.
      return List.of(
          new Finding(
              answers.root().path(), Kind.NOT_CHECKED, Objects.toString(e.getMessage(), "")));
    }
  }

  private static void checkGroup(
      Answer.Group group,
      String place,
      FormOutline outline,
      List<Finding> findings,
      Map<String, String> readable) {
    Map<String, Integer> turns = new LinkedHashMap<>();
    for (Answer child : group.children()) {
      int turn = turns.merge(child.name(), 1, Integer::sum);
      String childPlace = place + "/" + child.name() + (turn > 1 ? "[" + turn + "]" : "");
      switch (child) {
        case Answer.Group below when !below.name().equals("meta") ->
            checkGroup(below, childPlace, outline, findings, readable);
        case Answer.Value value when !value.text().isBlank() ->
            checkValue(value, childPlace, outline, findings, readable);
        default -> {
          // meta says who and when; an empty answer is the form's own business.
        }
      }
    }
  }

  /** What of an answer cannot be read is told of; the rest of it is judged as if it were all. */
  private static void checkValue(
      Answer.Value value,
      String place,
      FormOutline outline,
      List<Finding> findings,
      Map<String, String> readable) {
    String text = value.text().strip();
    if (!outline.shape().knows(value.path())) {
      findings.add(new Finding(place, Kind.UNKNOWN_QUESTION, text));
      return;
    }
    String type = outline.types().getOrDefault(value.path(), "string");
    if (!AnswerTypes.fits(type, text)) {
      readable.put(place, "");
      findings.add(new Finding(place, Kind.UNPARSABLE, text));
    }
    Set<String> codes = outline.choices().get(value.path());
    if (codes != null && !codes.contains(text)) {
      checkChoices(text, codes, place, findings, readable);
    }
  }

  private static void checkChoices(
      String text,
      Set<String> codes,
      String place,
      List<Finding> findings,
      Map<String, String> readable) {
    List<String> known = new ArrayList<>();
    for (String code : AnswerTypes.toChoices(text)) {
      if (codes.contains(code)) {
        known.add(code);
      } else {
        findings.add(new Finding(place, Kind.UNKNOWN_CHOICE, code));
        readable.put(place, "");
      }
    }
    readable.computeIfPresent(place, (p, nothing) -> String.join(" ", known));
  }

  private static String digest(String xform, Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(xform.getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(files)
          .forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

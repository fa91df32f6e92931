package org.halte.bench.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.Finding;

/**
 * Has the browser's engine and the server's judge the same answer sets of every shipped form, and
 * says where they differ: in what they refuse and why, or in any answer that counts after the form
 * has calculated.
 *
 * <p>What a listed {@link Reason} explains may differ, and what follows from it: then the server,
 * given the very answers that the browser kept, must say the same as the browser, word for word.
 * That second look is taken of every set.
 */
public final class Differential {
  private static final String PLACES =
      "name,label,geometry\ne-1,Quai,48.88 2.36 0 0\ne-2,Parc,48.89 2.37 0 0\n";
  private static final Map<String, byte[]> LISTS = Map.of("lieux.csv", PLACES.getBytes(UTF_8));

  private final BrowserEngine browser;
  private final AnswerCheck check = new AnswerCheck();
  private final Map<String, String> forms = new LinkedHashMap<>();
  private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
  private final List<String> unexplained = new ArrayList<>();

  /**
   * @param home the folder of the sources, with {@code web}
   */
  public Differential(Path home) {
    this.browser = new BrowserEngine(home);
  }

  /**
   * Judges that many sets of each shipped form.
   *
   * @param seed makes the same sets every time
   */
  public Outcome run(int perForm, long seed) throws IOException, InterruptedException {
    List<AnswerSet> sets = new ArrayList<>();
    for (var shipped : ShippedForms.list()) {
      String xform = shipped.compile().xform();
      forms.put(shipped.id(), xform);
      sets.addAll(new AnswerSets(shipped.id(), xform, seed).make(perForm));
    }
    List<BrowserEngine.Kept> kept = browser.judge(forms, Map.of("lieux.csv", PLACES), sets);
    int wrong = 0;
    int calculated = 0;
    for (int i = 0; i < sets.size(); i++) {
      Verdict server = server(sets.get(i));
      wrong += server.refused().isEmpty() ? 0 : 1;
      calculated += calculated(server, sets.get(i));
      explain(sets.get(i), kept.get(i), server);
    }
    return new Outcome(sets.size(), wrong, calculated, reasons, unexplained);
  }

  private void explain(AnswerSet set, BrowserEngine.Kept kept, Verdict server) {
    boolean reaching = false;
    List<Difference> open = new ArrayList<>();
    for (Difference difference : Verdict.compare(set, kept.verdict(), server)) {
      Optional<Reason> reason = note(difference);
      reaching |= reason.filter(Reason::reachesOthers).isPresent();
      if (reason.isEmpty()) {
        open.add(difference);
      }
    }
    if (!reaching) {
      open.forEach(difference -> unexplained.add(difference.toString()));
    }
    Verdict again = server(new AnswerSet(set.form(), set.number(), kept.xml()));
    for (Difference difference : Verdict.compareAgain(set, kept.verdict(), again, server)) {
      if (note(difference).isEmpty()) {
        unexplained.add(difference.toString());
      }
    }
  }

  private Optional<Reason> note(Difference difference) {
    Optional<Reason> reason = Reason.find(difference);
    reason.ifPresent(one -> reasons.merge(one, 1L, Long::sum));
    return reason;
  }

  private Verdict server(AnswerSet set) {
    Answers answers = set.read();
    String xform = forms.getOrDefault(set.form(), "");
    Map<String, String> refused = new HashMap<>();
    for (Finding finding : check.check(xform, answers, LISTS)) {
      refused.put(finding.questionPath(), finding.kind().code());
    }
    return new Verdict(
        check.calculate(xform, answers, LISTS), refused, Verdict.turns(answers.root()));
  }

  private static int calculated(Verdict server, AnswerSet set) {
    Map<String, String> sent = Verdict.values(set.read().root());
    return (int)
        server.values().entrySet().stream()
            .filter(value -> !Written.same(value.getValue(), sent.getOrDefault(value.getKey(), "")))
            .count();
  }
}

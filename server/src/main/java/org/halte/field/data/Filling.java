package org.halte.field.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.history.QuestionHistory;
import org.halte.field.data.DataForm.Section;

/**
 * The answers of one report by the keys of the form's columns.
 *
 * @param values those outside repeats; what was not answered is absent
 * @param turns of all repeats, in the order of the report
 */
public record Filling(Map<String, String> values, List<Turn> turns) {

  /** Nothing was answered, or nothing may be seen. */
  static final Filling EMPTY = new Filling(Map.of(), List.of());

  /**
   * One turn of a repeat.
   *
   * @param repeat the repeat's key
   * @param parent the place in {@link Filling#turns} of the turn around it; −1 for the report
   *     itself
   */
  public record Turn(String repeat, int parent, Map<String, String> values) {}

  /** How many turns each repeat has. */
  public Map<String, Long> countTurns() {
    return turns.stream()
        .collect(Collectors.groupingBy(Turn::repeat, LinkedHashMap::new, Collectors.counting()));
  }

  /** The answers as the newest version would tell them. */
  static Filling read(byte[] xml, DataForm form, QuestionHistory history) {
    Set<String> repeats = form.repeats().stream().map(Section::key).collect(Collectors.toSet());
    Map<String, String> values = new LinkedHashMap<>();
    List<Turn> turns = new ArrayList<>();
    Answer.Group root = history.tell(InstanceReader.read(xml)).answers().root();
    new Reader(form.keyByPath(), repeats, root.path().length() + 1, turns).read(root, -1, values);
    return new Filling(values, turns);
  }

  private record Reader(
      Map<String, String> keyByPath, Set<String> repeats, int root, List<Turn> turns) {

    void read(Answer.Group group, int turn, Map<String, String> into) {
      for (Answer child : group.children()) {
        String path = child.path().substring(root);
        switch (child) {
          case Answer.Group below when below.name().equals("meta") && !path.contains("/") -> {
            // Identities, not answers.
          }
          case Answer.Group below when repeats.contains(path) -> {
            Map<String, String> values = new LinkedHashMap<>();
            int place = turns.size();
            turns.add(new Turn(path, turn, values));
            read(below, place, values);
          }
          case Answer.Group below -> read(below, turn, into);
          case Answer.Value value -> {
            String key = keyByPath.get(path);
            if (key != null && !value.text().isBlank()) {
              into.put(key, value.text().strip());
            }
          }
        }
      }
    }
  }
}

package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question, calculation, note or metadata.
 *
 * @param selection for questions with choices
 * @param defaultValue "" when there is none
 * @param dynamicDefault whether the default is an expression
 * @param triggers names of the questions whose change recalculates this one
 * @param osmTags for OpenStreetMap questions
 */
public record Question(
    Traits traits,
    QuestionType type,
    Optional<Selection> selection,
    String defaultValue,
    boolean dynamicDefault,
    List<String> triggers,
    List<OsmTag> osmTags)
    implements Item {
  public Question {
    Objects.requireNonNull(traits);
    Objects.requireNonNull(type);
    Objects.requireNonNull(selection);
    Objects.requireNonNull(defaultValue);
    triggers = List.copyOf(triggers);
    osmTags = List.copyOf(osmTags);
  }

  public static Question of(Traits traits, QuestionType type) {
    return new Question(traits, type, Optional.empty(), "", false, List.of(), List.of());
  }

  public Question withSelection(Selection chosen) {
    return new Question(
        traits, type, Optional.of(chosen), defaultValue, dynamicDefault, triggers, osmTags);
  }

  @Override
  public Question withTraits(Traits other) {
    return new Question(other, type, selection, defaultValue, dynamicDefault, triggers, osmTags);
  }

  /** The humanitarian hashtag of the hxl column, such as {@code #affected+f}; "" without. */
  public String hxl() {
    return traits.row().text("hxl");
  }

  /** The entity property this answer is saved to, without its list's name; "" without. */
  public String saveTo() {
    String saveTo = traits.bindText("entities:saveto");
    return saveTo.substring(saveTo.indexOf('#') + 1);
  }

  /** One tag of an OpenStreetMap question, with the values it may take. */
  public record OsmTag(String key, Localized label, List<Choice> values) {
    public OsmTag {
      Objects.requireNonNull(key);
      Objects.requireNonNull(label);
      values = List.copyOf(values);
    }
  }
}

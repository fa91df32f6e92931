package org.halte.core.forms.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One element of a filled form: a question's answer, or a group (one turn of a repeat) of them. */
public sealed interface Answer {
  /** The question's or group's own name, without prefix. */
  String name();

  /** From the form's root, without positions: {@code /data/ecran_lieu/lieu}. */
  String path();

  /**
   * The answer to one question, as the phone wrote it.
   *
   * @param text "" when the question was not answered
   */
  record Value(String name, String path, String text) implements Answer {
    public Value {
      Objects.requireNonNull(name);
      Objects.requireNonNull(path);
      Objects.requireNonNull(text);
    }
  }

  /** A group or one turn of a repeat; a repeat of three turns is three groups of one path. */
  record Group(String name, String path, List<Answer> children) implements Answer {
    public Group {
      Objects.requireNonNull(name);
      Objects.requireNonNull(path);
      children = List.copyOf(children);
    }

    /** The first non-empty answer to the question of that name, in this group or below it. */
    public Optional<String> findText(String name) {
      for (Answer child : children) {
        Optional<String> found =
            switch (child) {
              case Value value when value.name().equals(name) ->
                  value.text().isBlank() ? Optional.<String>empty() : Optional.of(value.text());
              case Value ignored -> Optional.empty();
              case Group group -> group.findText(name);
            };
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    /** Every turn of the repeat (or the one group) of that name, in order. */
    public List<Group> listGroups(String name) {
      List<Group> found = new ArrayList<>();
      for (Answer child : children) {
        if (child instanceof Group group) {
          if (group.name().equals(name)) {
            found.add(group);
          } else {
            found.addAll(group.listGroups(name));
          }
        }
      }
      return found;
    }

    /** All answers below, in the form's order. */
    public List<Value> listValues() {
      List<Value> found = new ArrayList<>();
      for (Answer child : children) {
        switch (child) {
          case Value value -> found.add(value);
          case Group group -> found.addAll(group.listValues());
        }
      }
      return found;
    }

    public Optional<Integer> findInt(String name) {
      return findText(name).flatMap(AnswerTypes::toInt);
    }

    public Optional<Double> findDecimal(String name) {
      return findText(name).flatMap(AnswerTypes::toDecimal);
    }

    /** The codes chosen in a question with several choices; empty when there is none. */
    public List<String> listChoices(String name) {
      return findText(name).map(AnswerTypes::toChoices).orElse(List.of());
    }

    public Optional<GeoPoint> findPoint(String name) {
      return findText(name).flatMap(AnswerTypes::toPoint);
    }
  }
}

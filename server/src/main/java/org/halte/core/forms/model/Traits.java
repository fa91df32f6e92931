package org.halte.core.forms.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What questions and groups have in common.
 *
 * @param media by kind (image, big-image, audio, video)
 * @param bind logic by attribute: relevant, constraint, required, calculate, jr:constraintMsg…
 * @param control attributes of the question on screen: appearance, jr:count…
 * @param instance attributes of its element in the answers
 * @param row where it was written, with every column, known or not
 */
public record Traits(
    String name,
    Localized label,
    Localized hint,
    Localized guidance,
    Map<String, Localized> media,
    Map<String, Localized> bind,
    Map<String, String> control,
    Map<String, String> instance,
    FormRow row) {
  public Traits {
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(hint);
    Objects.requireNonNull(guidance);
    Objects.requireNonNull(row);
    media = Collections.unmodifiableMap(new LinkedHashMap<>(media));
    bind = Collections.unmodifiableMap(new LinkedHashMap<>(bind));
    control = Collections.unmodifiableMap(new LinkedHashMap<>(control));
    instance = Collections.unmodifiableMap(new LinkedHashMap<>(instance));
  }

  public static Traits of(FormRow row, String defaultLanguage) {
    return new Traits(
        row.text("name"),
        row.localized(defaultLanguage, "label"),
        row.localized(defaultLanguage, "hint"),
        row.localized(defaultLanguage, "guidance_hint"),
        row.group(defaultLanguage, "media"),
        row.group(defaultLanguage, "bind"),
        row.plainGroup("control"),
        row.plainGroup("instance"),
        row);
  }

  /** What the compiler adds by itself: a name, a label, some logic. */
  public static Traits added(
      FormRow because, String name, Localized label, Map<String, String> bind) {
    Map<String, Localized> logic = new LinkedHashMap<>();
    bind.forEach((key, value) -> logic.put(key, Localized.plain(value)));
    return new Traits(
        name,
        label,
        Localized.NONE,
        Localized.NONE,
        Map.of(),
        logic,
        Map.of(),
        Map.of(),
        FormRow.added(because));
  }

  public Traits named(String newName) {
    return new Traits(newName, label, hint, guidance, media, bind, control, instance, row);
  }

  public Traits withBind(String attribute, String value) {
    Map<String, Localized> more = new LinkedHashMap<>(bind);
    more.put(attribute, Localized.plain(value));
    return new Traits(name, label, hint, guidance, media, more, control, instance, row);
  }

  public Traits withControl(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(control);
    more.put(attribute, value);
    return new Traits(name, label, hint, guidance, media, bind, more, instance, row);
  }

  public Traits withTexts(Localized newLabel, Localized newHint) {
    return new Traits(name, newLabel, newHint, guidance, media, bind, control, instance, row);
  }

  /** With each condition, calculation and message changed in the same way. */
  public Traits withLogic(UnaryOperator<Localized> change) {
    Map<String, Localized> changed = new LinkedHashMap<>();
    bind.forEach((attribute, value) -> changed.put(attribute, change.apply(value)));
    return new Traits(name, label, hint, guidance, media, changed, control, instance, row);
  }

  public Traits withMedia(Map<String, Localized> newMedia) {
    return new Traits(name, label, hint, guidance, newMedia, bind, control, instance, row);
  }

  public String bindText(String attribute) {
    return bind.getOrDefault(attribute, Localized.NONE).text();
  }

  public String appearance() {
    return control.getOrDefault("appearance", "");
  }
}

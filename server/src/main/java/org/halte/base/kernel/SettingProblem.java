package org.halte.base.kernel;

import java.util.Map;

/** A setting whose value cannot be used: names the setting, the value and what is expected. */
public final class SettingProblem extends Problem {

  private SettingProblem(String code, Map<String, ?> values) {
    super(Kind.INVALID, code, values);
  }

  /** The value of a setting does not read as an instant such as 2026-11-23T20:00:00Z. */
  public static SettingProblem notAnInstant(String setting, String value) {
    return new SettingProblem("setting.not-an-instant", Map.of("setting", setting, "value", value));
  }

  /** The value of a setting is not the name of a time zone such as Europe/Paris. */
  public static SettingProblem notAZone(String setting, String value) {
    return new SettingProblem("setting.not-a-zone", Map.of("setting", setting, "value", value));
  }
}

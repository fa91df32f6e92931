package org.halte.field.reports.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a report as queries gather them: JSON arrays of arrays, arrays of identifiers. */
public final class Lines {

  private static final ObjectMapper JSON = JsonMapper.shared();

  private Lines() {}

  /** From {@code [[item, quantity, urgency], …]} or null. */
  public static List<NeedLine> needs(@Nullable String json) {
    List<NeedLine> needs = new ArrayList<>();
    for (List<@Nullable Object> line : read(json)) {
      needs.add(
          new NeedLine(
              String.valueOf(line.get(0)),
              Optional.ofNullable((Integer) line.get(1)),
              Optional.ofNullable((String) line.get(2))));
    }
    return needs;
  }

  /** From {@code [[item, quantity], …]} or null. */
  public static List<GivenLine> given(@Nullable String json) {
    List<GivenLine> given = new ArrayList<>();
    for (List<@Nullable Object> line : read(json)) {
      given.add(
          new GivenLine(String.valueOf(line.get(0)), Optional.ofNullable((Integer) line.get(1))));
    }
    return given;
  }

  /** What the driver gives for a column of type {@code uuid[]}. */
  public static List<UUID> uuids(Object array) {
    return Arrays.stream((Object[]) array).map(UUID.class::cast).toList();
  }

  private static List<List<@Nullable Object>> read(@Nullable String json) {
    return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
  }
}

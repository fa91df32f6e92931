package org.halte.field.places;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A closed choice that forms, the API and the database write as a short code. */
public interface Coded {

  @JsonValue
  String code();

  /** The constant with this code, empty when none has it. */
  static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.code().equals(code))
        .findFirst();
  }
}

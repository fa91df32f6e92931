package org.halte.base.kernel;

import java.util.Map;

/**
 * Something that went wrong in a way a person can understand. Each feature has one final subclass
 * with static factories ({@code IntakeProblem.unknownForm("x")}); the code is also the key of the
 * sentence in the message catalogues, the values fill its {@code {name}} placeholders.
 */
public abstract class Problem extends RuntimeException {

  /** What sort of trouble it is; the number is the HTTP status it is answered with. */
  public enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    GONE(410),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    TOO_MANY(429),
    UNAVAILABLE(503),
    STORAGE_FULL(507);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final String code;
  private final transient Map<String, Object> values;

  protected Problem(Kind kind, String code, Map<String, ?> values) {
    super(values.isEmpty() ? code : code + " " + values);
    this.kind = kind;
    this.code = code;
    this.values = Map.copyOf(values);
  }

  protected Problem(Kind kind, String code, Map<String, ?> values, Throwable cause) {
    this(kind, code, values);
    initCause(cause);
  }

  public Kind kind() {
    return kind;
  }

  /** The catalogue key, e.g. {@code intake.unknown-form}. */
  public String code() {
    return code;
  }

  /** What the placeholders of the sentence stand for. */
  public Map<String, Object> values() {
    return values;
  }
}

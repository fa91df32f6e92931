package org.halte.core.links;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a link to fill a form. */
public final class LinkProblem extends Problem {

  private LinkProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No link has this secret, or it has no such file. */
  public static LinkProblem unknown() {
    return new LinkProblem(Kind.NOT_FOUND, "fill.unknown", Map.of());
  }

  /** The link was good and is no more. */
  public static LinkProblem dead(FillLink link, FillLink.State state) {
    String why =
        switch (state) {
          case USED -> link.once() ? "fill.used-once" : "fill.used-up";
          case EXPIRED -> "fill.expired";
          case REVOKED, OPEN -> "fill.revoked";
        };
    return new LinkProblem(Kind.GONE, why, Map.of());
  }

  /** The link is for another form, or what came is no filled form. */
  public static LinkProblem otherForm() {
    return new LinkProblem(Kind.INVALID, "fill.other-form", Map.of());
  }

  /** What came is larger than a link takes. */
  public static LinkProblem tooLarge(long most) {
    return new LinkProblem(Kind.TOO_LARGE, "fill.too-large", Map.of("most", most));
  }

  /** A link of these terms cannot be made. */
  public static LinkProblem badTerm(String term, String value, String allowed) {
    return new LinkProblem(
        Kind.INVALID, "fill.bad-term", Map.of("term", term, "value", value, "allowed", allowed));
  }

  /** Not a coordinator's form, or not this form's link. */
  public static LinkProblem notYours() {
    return new LinkProblem(Kind.NOT_FOUND, "fill.not-yours", Map.of());
  }
}

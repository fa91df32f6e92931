package org.halte.hunt;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A wire that is wrong in one way and right in all others.
 *
 * @param wrong answers instead of the server; null where the server answers
 * @param hears whose events somebody is given
 */
record Front(Wire right, BiFunction<Spy, Ask, @Nullable Reply> wrong, UnaryOperator<Spy> hears)
    implements Wire {

  static Front of(Wire right, BiFunction<Spy, Ask, @Nullable Reply> wrong) {
    return new Front(right, wrong, spy -> spy);
  }

  @Override
  public Reply send(Spy spy, Ask ask) {
    Reply reply = wrong.apply(spy, ask);
    return reply == null ? right.send(spy, ask) : reply;
  }

  @Override
  public Stream listen(Spy spy, Consumer<String> lines) {
    return right.listen(hears.apply(spy), lines);
  }
}

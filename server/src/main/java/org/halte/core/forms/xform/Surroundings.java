package org.halte.core.forms.xform;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What lies around a place in an expression. It is asked from left to right, so that an expression
 * is walked once however many references it holds.
 */
final class Surroundings {
  private static final String INDEXED_REPEAT = "indexed-repeat";
  private static final String INSTANCE = "instance";

  private final String expression;
  private final Deque<Bracket> open = new ArrayDeque<>();
  private int position;
  private int conditions;
  private boolean instanceNamed;

  /** An open bracket of any kind. */
  private static final class Bracket {
    private final boolean indexedRepeat;
    private int commas;

    private Bracket(boolean indexedRepeat) {
      this.indexedRepeat = indexedRepeat;
    }
  }

  Surroundings(String expression) {
    this.expression = expression;
  }

  /** Walks on to a place behind the one before. */
  Surroundings at(int place) {
    for (; position < place; position++) {
      step(expression.charAt(position));
    }
    return this;
  }

  /** Inside {@code […]} of an expression that has named another instance before. */
  boolean isListCondition() {
    return instanceNamed && conditions > 0;
  }

  /** The question and the repeats named in {@code indexed-repeat()}, but not the indexes. */
  boolean isNamedInIndexedRepeat() {
    Bracket innermost = open.peek();
    return innermost != null
        && innermost.indexedRepeat
        && (innermost.commas == 0 || innermost.commas % 2 == 1);
  }

  private void step(char c) {
    switch (c) {
      case '(' -> {
        instanceNamed |= isCallOf(INSTANCE);
        open.push(new Bracket(isCallOf(INDEXED_REPEAT)));
      }
      case '[' -> {
        conditions++;
        open.push(new Bracket(false));
      }
      case '{' -> open.push(new Bracket(false));
      case ']' -> {
        conditions--;
        open.poll();
      }
      case ')', '}' -> open.poll();
      case ',' -> {
        if (!open.isEmpty()) {
          open.peek().commas++;
        }
      }
      default -> {
        // Names, signs and white space open nothing.
      }
    }
  }

  private boolean isCallOf(String function) {
    int end = position;
    while (end > 0 && Character.isWhitespace(expression.charAt(end - 1))) {
      end--;
    }
    return expression.startsWith(function, end - function.length());
  }
}

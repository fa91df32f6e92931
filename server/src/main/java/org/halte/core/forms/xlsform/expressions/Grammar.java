package org.halte.core.forms.xlsform.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.References;

/**
 * The grammar of XPath 1.0 with {@code ${question}} as one more operand. It tells where an
 * expression breaks, not what it means.
 */
public final class Grammar {
  private static final int DEEPEST = 100;
  private static final Set<String> WORDS = Set.of("and", "or", "div", "mod");
  private static final Set<String> SIGNS =
      Set.of("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "|");

  /** Tokens; whatever is none is a token of one character that fits nowhere. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*+(?:(?<literal>\"[^\"]*+\"|'[^']*+')"
              + "|(?<number>\\d++(?:\\.\\d*+)?|\\.\\d++)"
              + "|(?<reference>"
              + References.REFERENCE.pattern()
              + ")|(?<name>"
              + Names.NCNAME
              + "(?::(?!:)(?:"
              + Names.NCNAME
              + "|\\*))?)|(?<sign>//|::|\\.\\.|!=|<=|>=|.))",
          Pattern.DOTALL);

  private enum Kind {
    OPERAND,
    NAME,
    SIGN
  }

  private record Token(Kind kind, String text, int start) {}

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken() {
      super(null, null, false, false);
    }
  }

  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Grammar(String expression) {
    Matcher matcher = TOKEN.matcher(expression.stripTrailing());
    while (matcher.lookingAt()) {
      String name = matcher.group("name");
      String sign = matcher.group("sign");
      Kind kind = name != null ? Kind.NAME : sign != null ? Kind.SIGN : Kind.OPERAND;
      tokens.add(new Token(kind, matcher.group().strip(), matcher.start()));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
  }

  /** The rest of an expression from where it stops making sense; nothing for a sound one. */
  public static Optional<String> findBreak(String expression) {
    Grammar grammar = new Grammar(expression);
    try {
      grammar.expression();
      return grammar.at == grammar.tokens.size()
          ? Optional.empty()
          : Optional.of(grammar.rest(expression));
    } catch (Broken broken) {
      return Optional.of(grammar.rest(expression));
    }
  }

  private String rest(String expression) {
    int start = at < tokens.size() ? tokens.get(at).start() : 0;
    return expression.substring(start).strip();
  }

  private void expression() {
    if (++depth > DEEPEST) {
      throw new Broken();
    }
    operand();
    while (isOperator()) {
      at++;
      operand();
    }
    depth--;
  }

  private boolean isOperator() {
    return at < tokens.size()
        && (is(Kind.SIGN) ? SIGNS.contains(text()) : is(Kind.NAME) && WORDS.contains(text()));
  }

  private void operand() {
    boolean minus = skip("-");
    while (minus) {
      minus = skip("-");
    }
    if (is(Kind.OPERAND)) {
      at++;
      conditions();
    } else if (skip("(")) {
      expression();
      expect(")");
      conditions();
    } else if (skip("/") && !startsStep()) {
      return;
    } else {
      skip("//");
      step();
    }
    while (skip("/") || skip("//")) {
      step();
    }
  }

  private boolean startsStep() {
    return is(Kind.NAME)
        || is(Kind.OPERAND)
        || isSign(".")
        || isSign("..")
        || isSign("@")
        || isSign("*");
  }

  private void step() {
    if (skip("..") || skip(".") || skip("*")) {
      conditions();
      return;
    }
    if (is(Kind.OPERAND)) {
      at++;
      return;
    }
    skip("@");
    if (skip("*")) {
      return;
    }
    if (!is(Kind.NAME)) {
      throw new Broken();
    }
    at++;
    if (skip("::")) {
      step();
    } else if (skip("(")) {
      arguments();
    }
    conditions();
  }

  private void arguments() {
    if (skip(")")) {
      return;
    }
    expression();
    while (skip(",")) {
      expression();
    }
    expect(")");
  }

  private void conditions() {
    while (skip("[")) {
      expression();
      expect("]");
    }
  }

  private void expect(String sign) {
    if (!skip(sign)) {
      throw new Broken();
    }
  }

  private boolean skip(String sign) {
    boolean found = isSign(sign);
    at += found ? 1 : 0;
    return found;
  }

  private boolean isSign(String sign) {
    return is(Kind.SIGN) && text().equals(sign);
  }

  private boolean is(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  private String text() {
    return tokens.get(at).text();
  }
}

package org.halte.core.forms.xlsform.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${a} = 1 and (${b} != 'x' or not(selected(${c}, \"y\")))",
        ". >= 0 and . <= 100",
        ".>1",
        "-3 + -${a} * 2 div 4 mod 3",
        "div div mod",
        "../a/b[1]/@id",
        "/data/a",
        "/",
        "//a[. = 'x'][position() = 1]",
        "instance('lieux')/root/item[name = current()/../lieu and zone=${z}]/label",
        "jr:choice-name(${a}, '${a}')",
        "regex(., '^\\d{2}$')",
        "count(${r}[./age > 3])",
        "a | b",
        "*",
        "ancestor::item/name",
        "if(true(), today() - 1, '')",
        "concat(\n  ${a},\n  ' (', 3.5, .5, 4., ')')",
        "pulldata('f', 'x', 'y', ${ a })",
        "${last-saved#a}",
        "true()"
      })
  void whatIsAnExpressionPasses(String expression) {
    assertThat(Grammar.findBreak(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "${a} == 1 | = 1",
        "${a} => 1 | > 1",
        "selected(${a} 'x') | 'x')",
        "(${a} = 1)) | )",
        "${a} = 1 and | ${a} = 1 and",
        "f(1,) | )",
        "a[1 | a[1",
        "1 2 | 2",
        "${a} ${b} | ${b}",
        "$(a) | $(a)",
        "a && b | && b",
        "concat(\"a) | \"a)"
      })
  void whatIsNoneIsShownFromWhereItBreaks(String expression, String rest) {
    assertThat(Grammar.findBreak(expression)).contains(rest);
  }

  @Test
  void bracketsByTheThousandEndInAnAnswer() {
    assertThat(Grammar.findBreak("(".repeat(30_000))).isPresent();
    assertThat(Grammar.findBreak("-".repeat(30_000) + "1")).isEmpty();
    assertThat(Grammar.findBreak("a" + "[1]".repeat(9_000))).isEmpty();
  }
}

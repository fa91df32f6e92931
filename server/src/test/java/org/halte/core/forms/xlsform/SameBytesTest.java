package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halte.core.forms.ShippedForm;
import org.halte.core.forms.ShippedForms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same workbook is the same form, byte for byte, at every start of Halte: else a phone fetches
 * what it has, and bringing the very file that is published is taken for other content. A map whose
 * order changes from start to start would show here as attributes that are out of order.
 */
class SameBytesTest {
  private static final Pattern BIND =
      Pattern.compile("<bind nodeset=\"(?![^\"]*/meta/entity)[^\"]*\"([^>]*)/>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:-]+)=\"");

  static Stream<ShippedForm> forms() {
    return ShippedForms.list().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theLogicOfAQuestionIsWrittenInAnOrderOfItsOwn(ShippedForm form) {
    String xform = XlsForm.compile(form.workbook(), form.id()).xform();
    List<List<String>> binds =
        BIND.matcher(xform)
            .results()
            .map(bind ->
                ATTRIBUTE
                    .matcher(bind.group(1))
                    .results()
                    .map(attribute -> attribute.group(1))
                    .filter(name -> !name.equals("type"))
                    .toList())
            .toList();
    assertThat(binds)
        .hasSizeGreaterThan(5)
        .allSatisfy(names -> assertThat(names).isSorted())
        .anyMatch(names -> names.size() > 1);
  }
}

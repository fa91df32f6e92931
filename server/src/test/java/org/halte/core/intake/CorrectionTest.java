package org.halte.core.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.InstanceReader;
import org.junit.jupiter.api.Test;

/** The desk corrects an answer; what the phone sent stays as it was. */
class CorrectionTest {

  private static final String REPORT =
      """
      <data id="passage" version="3" xmlns:orx="http://openrosa.org/xforms"><effectif>12</effectif>
      <besoin><objet>eau</objet><quantite>2</quantite></besoin>
      <besoin><objet>tente</objet><quantite>1</quantite></besoin>
      <orx:meta><orx:instanceID>uuid:one</orx:instanceID></orx:meta></data>
      """;

  private static Answers correct(Map<String, String> values) {
    return InstanceReader.read(Correction.apply(REPORT.getBytes(UTF_8), "uuid:one", values));
  }

  @Test
  void theCorrectionNamesTheReportItReplacesAndHasItsOwnIdentity() {
    Answers corrected = correct(Map.of("effectif", "21"));
    assertThat(corrected.deprecatedId()).hasValue("uuid:one");
    assertThat(corrected.instanceId()).startsWith("uuid:").isNotEqualTo("uuid:one");
    assertThat(corrected.version()).isEqualTo("3");
    assertThat(corrected.root().findText("effectif")).hasValue("21");
    assertThat(corrected.root().listGroups("besoin")).hasSize(2);
  }

  @Test
  void anAnswerInsideARepeatIsFoundByItsTurn() {
    Answers corrected = correct(Map.of("/data/besoin[2]/quantite", "5 & <6>"));
    assertThat(corrected.root().listGroups("besoin").get(0).findText("quantite")).hasValue("2");
    assertThat(corrected.root().listGroups("besoin").get(1).findText("quantite"))
        .hasValue("5 & <6>");
  }

  @Test
  void anAnswerThatWasNotAskedForGetsItsPlace() {
    Answers corrected = correct(Map.of("/data/besoin[3]/objet", "lampe", "/data/note", "vu"));
    assertThat(corrected.root().listGroups("besoin")).hasSize(3);
    assertThat(corrected.root().findText("note")).hasValue("vu");
  }

  @Test
  void aQuestionThatIsNotThereOrNotOneIsNamed() {
    for (String question :
        new String[] {
          "inconnu",
          "quantite",
          "/data/besoin",
          "/autre/effectif",
          "/data/besoin[9]/objet",
          "/data/meta/instanceID",
          "/data/<x>",
          "/data",
          "instanceID"
        }) {
      assertThatThrownBy(() -> correct(Map.of(question, "1")))
          .isInstanceOf(IntakeProblem.class)
          .hasMessageContaining("intake.unknown-question");
    }
  }
}

package org.halte.core.forms.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.halte.core.forms.answers.BadSubmission.Fault;
import org.junit.jupiter.api.Test;

class InstanceReaderTest {
  private static final String VISIT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <data id="passage" version="2026112301" xmlns:orx="http://openrosa.org/xforms">
        <ecran_lieu><lieu/><nouveau_point>48.88 2.36 35.5 4</nouveau_point></ecran_lieu>
        <effectif>42</effectif>
        <besoins>duvet  tente</besoins>
        <detail><item>duvet</item><quantite>3</quantite></detail>
        <detail><item>tente</item><quantite>2.5</quantite></detail>
        <photo>1732390000.jpg</photo>
        <orx:meta>
          <orx:instanceID>uuid:1</orx:instanceID>
          <orx:deprecatedID>uuid:0</orx:deprecatedID>
          <orx:instanceName>Quai, 42</orx:instanceName>
          <entity dataset="lieux" id="e1" create="1" baseVersion="3"><label>Quai</label></entity>
        </orx:meta>
      </data>
      """;

  @Test
  void aVisitIsReadWithItsIdentityItsRepeatsAndItsPlace() {
    Answers visit = InstanceReader.read(VISIT.getBytes(UTF_8));
    assertThat(visit.formId()).isEqualTo("passage");
    assertThat(visit.version()).isEqualTo("2026112301");
    assertThat(visit.instanceId()).isEqualTo("uuid:1");
    assertThat(visit.deprecatedId()).contains("uuid:0");
    assertThat(visit.instanceName()).contains("Quai, 42");
    assertThat(visit.listFileNames()).containsExactly("1732390000.jpg");
    assertThat(visit.root().findInt("effectif")).contains(42);
    assertThat(visit.root().findText("lieu")).isEmpty();
    assertThat(visit.root().listChoices("besoins")).containsExactly("duvet", "tente");
    assertThat(visit.root().findPoint("nouveau_point"))
        .contains(new GeoPoint(48.88, 2.36, 35.5, 4));
    assertThat(visit.root().listGroups("detail"))
        .extracting(turn -> turn.findDecimal("quantite").orElseThrow())
        .containsExactly(3.0, 2.5);
    assertThat(visit.root().listGroups("detail").getFirst().path()).isEqualTo("/data/detail");
  }

  @Test
  void anEntityOfTheFormCarriesItsListItsActionAndItsScope() {
    EntityAction place = InstanceReader.read(VISIT.getBytes(UTF_8)).entities().getFirst();
    assertThat(place.dataset()).isEqualTo("lieux");
    assertThat(place.create()).isTrue();
    assertThat(place.update()).isFalse();
    assertThat(place.baseVersion()).contains(3);
    assertThat(place.label()).contains("Quai");
    assertThat(place.scope().path()).isEqualTo("/data");
  }

  @Test
  void anEntityInARepeatHasThatTurnAsScope() {
    Answers answers =
        read(
            "<data id='f'><arbre><nom>A</nom><meta><entity dataset='arbres' id='1' create='1'/></meta></arbre>"
                + "<arbre><nom>B</nom><meta><entity dataset='arbres' id='2' create='1'/></meta></arbre>"
                + "<meta><instanceID>uuid:2</instanceID></meta></data>");
    assertThat(answers.entities())
        .extracting(entity -> entity.scope().findText("nom").orElseThrow())
        .containsExactly("A", "B");
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    assertFault(
        "<!DOCTYPE data [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><data id='f'>&x;</data>",
        Fault.DOCTYPE);
    assertFault("<!DOCTYPE data><data id='f'/>", Fault.DOCTYPE);
  }

  @Test
  void whatIsNotAFilledFormIsNamed() {
    assertFault("bonjour", Fault.NOT_XML);
    assertFault("", Fault.NOT_XML);
    assertFault("<data id='f'><a></data>", Fault.NOT_XML);
    assertFault("<data id='f'>&inconnue;</data>", Fault.NOT_XML);
    assertFault("<data><meta><instanceID>uuid:1</instanceID></meta></data>", Fault.NO_FORM_ID);
    assertFault("<data id='f'><a>1</a></data>", Fault.NO_INSTANCE_ID);
    assertFault("<data id='f'>" + "<a>".repeat(100) + "</data>", Fault.TOO_DEEP);
    assertThatThrownBy(() -> InstanceReader.read(new byte[InstanceReader.MAX_BYTES + 1]))
        .asInstanceOf(type(BadSubmission.class))
        .extracting(BadSubmission::fault)
        .isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void anAnswerOutsideItsTypeIsEmptyNotAnException() {
    assertThat(AnswerTypes.toInt("99999999999")).isEmpty();
    assertThat(AnswerTypes.toInt("12a")).isEmpty();
    assertThat(AnswerTypes.toPoint("91 2 0 0")).isEmpty();
    assertThat(AnswerTypes.toPoint("48,1 2")).isEmpty();
    assertThat(AnswerTypes.toMoment("2026-11-23T21:04:11.000+0100")).isPresent();
    assertThat(AnswerTypes.toMoment("2026-11-23T21:04:11.000+01")).isPresent();
    assertThat(AnswerTypes.toDate("2026-02-30")).isEmpty();
  }

  private static Answers read(String xml) {
    return InstanceReader.read(xml.getBytes(UTF_8));
  }

  private static void assertFault(String xml, Fault fault) {
    assertThatThrownBy(() -> read(xml))
        .asInstanceOf(type(BadSubmission.class))
        .extracting(BadSubmission::fault)
        .isEqualTo(fault);
  }
}

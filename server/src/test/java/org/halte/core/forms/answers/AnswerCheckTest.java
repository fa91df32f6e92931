package org.halte.core.forms.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.halte.core.forms.answers.Finding.Kind;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {
  private static final String FORM =
      """
      <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa">
        <h:head><h:title>v</h:title><model>
          <itext>
            <translation lang="English (en)"><text id="c"><value>too many women</value></text>
              <text id="l"><value>Women</value></text></translation>
            <translation lang="Français (fr)"><text id="c"><value>plus de femmes que de personnes</value></text>
              <text id="l"><value>Femmes</value></text></translation>
          </itext>
          <instance><data id="v" version="1"><lieu/><effectif/><femmes/><besoin/><urgent/><jour/><autres/>
            <detail jr:template=""><quantite/></detail><meta><instanceID/></meta></data></instance>
          <instance id="lieux" src="jr://file-csv/lieux.csv"/>
          <instance id="items"><root><item><name>tente</name><label>T</label><g>a</g></item>
            <item><name>duvet</name><label>D</label><g>b</g></item></root></instance>
          <bind nodeset="/data/lieu" type="string" required="true()"/>
          <bind nodeset="/data/effectif" type="int" required="true()" jr:requiredMsg="Combien de personnes ?"/>
          <bind nodeset="/data/femmes" type="int" constraint=". &lt;= /data/effectif" jr:constraintMsg="jr:itext('c')"/>
          <bind nodeset="/data/besoin" type="string"/>
          <bind nodeset="/data/urgent" type="string" required="true()" relevant="/data/besoin != ''"/>
          <bind nodeset="/data/jour" type="date"/>
          <bind nodeset="/data/autres" type="int" calculate="/data/effectif - /data/femmes"/>
          <bind nodeset="/data/detail/quantite" type="int" constraint=". &gt; 0"/>
          <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
        </model></h:head>
        <h:body>
          <select1 ref="/data/lieu"><label>Lieu</label><itemset nodeset="instance('lieux')/root/item">
            <value ref="name"/><label ref="label"/></itemset></select1>
          <input ref="/data/effectif"><label>Personnes</label></input>
          <input ref="/data/femmes"><label ref="jr:itext('l')"/></input>
          <select ref="/data/besoin"><label>Besoins</label><itemset nodeset="instance('items')/root/item">
            <value ref="name"/><label ref="label"/></itemset></select>
          <select1 ref="/data/urgent"><label>Urgent</label><item><value>oui</value><label>O</label></item></select1>
          <input ref="/data/jour"><label>Jour</label></input>
          <group ref="/data/detail"><label>d</label><repeat nodeset="/data/detail">
            <input ref="/data/detail/quantite"><label>Quantité</label></input></repeat></group>
        </h:body>
      </h:html>
      """;

  private final AnswerCheck check = new AnswerCheck();

  @Test
  void aVisitThatKeepsTheRulesHasNoFinding() {
    assertThat(
            findings(
                "<lieu>e-1</lieu><effectif>40</effectif><femmes>4</femmes><besoin>tente duvet</besoin>"
                    + "<urgent>oui</urgent><jour>2026-11-23</jour><detail><quantite>3</quantite></detail>"))
        .isEmpty();
  }

  @Test
  void aPlaceMadeOnAnotherPhoneIsNoFindingWithOrWithoutTheList() {
    String visit = "<lieu>lieu-inconnu</lieu><effectif>1</effectif>";
    assertThat(findings(visit)).isEmpty();
    assertThat(
            check.check(
                FORM,
                answers(visit),
                Map.of("lieux.csv", "name,label\ne-1,Quai\n".getBytes(UTF_8))))
        .isEmpty();
  }

  @Test
  void everyBrokenRuleIsNamedAtItsQuestion() {
    assertThat(findings("<lieu>e</lieu><effectif>3</effectif><femmes>7</femmes>"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Kind.CONSTRAINT);
          assertThat(finding.questionPath()).isEqualTo("/data/femmes");
          assertThat(finding.value()).isEqualTo("7");
        });
    assertThat(findings("<lieu>e</lieu><effectif/>"))
        .extracting(Finding::kind, Finding::questionPath)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.REQUIRED, "/data/effectif"));
    assertThat(findings("<lieu>e</lieu><effectif>2</effectif><besoin>tente</besoin>"))
        .extracting(Finding::questionPath)
        .containsExactly("/data/urgent");
  }

  @Test
  void aRequiredQuestionThatThePhoneLeftOutIsMissedToo() {
    assertThat(findings("<lieu>e</lieu>"))
        .extracting(Finding::kind, Finding::questionPath)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.REQUIRED, "/data/effectif"));
  }

  @Test
  void theFormCalculatesItselfWhateverWasSentOrLeftOut() {
    assertThat(
            check.calculate(
                FORM,
                answers(
                    "<lieu>e</lieu><effectif>4</effectif><femmes>2</femmes><autres>999</autres>"),
                Map.of()))
        .containsEntry("/data/autres", "2");
    assertThat(
            check.calculate(
                FORM, answers("<lieu>e</lieu><effectif>4</effectif><femmes>1</femmes>"), Map.of()))
        .containsEntry("/data/autres", "3");
  }

  @Test
  void anUnknownChoiceIsNamedOnceAndNotCalledMissing() {
    assertThat(
            findings(
                "<lieu>e</lieu><effectif>2</effectif><besoin>tente licorne</besoin><urgent>peut-etre</urgent>"))
        .extracting(Finding::questionPath, Finding::kind, Finding::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/data/besoin", Kind.UNKNOWN_CHOICE, "licorne"),
            org.assertj.core.groups.Tuple.tuple("/data/urgent", Kind.UNKNOWN_CHOICE, "peut-etre"));
  }

  @Test
  void besideAnUnknownChoiceTheOthersAreStillAnswers() {
    assertThat(findings("<lieu>e</lieu><effectif>2</effectif><besoin>tente licorne</besoin>"))
        .extracting(Finding::questionPath, Finding::kind, Finding::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/data/besoin", Kind.UNKNOWN_CHOICE, "licorne"),
            org.assertj.core.groups.Tuple.tuple("/data/urgent", Kind.REQUIRED, ""));
    assertThat(
            check.calculate(
                FORM,
                answers("<effectif>2</effectif><besoin>licorne duvet dragon tente</besoin>"),
                Map.of()))
        .containsEntry("/data/besoin", "duvet tente");
    assertThat(findings("<lieu>e</lieu><effectif>2</effectif><besoin>licorne</besoin>"))
        .extracting(Finding::kind)
        .containsExactly(Kind.UNKNOWN_CHOICE);
  }

  @Test
  void aCodeWithASpaceIsOneAnswer() {
    String form = FORM.replace("<value>oui</value>", "<value>oui et non</value>");
    assertThat(
            check.check(
                form,
                answers(
                    "<lieu>e</lieu><effectif>2</effectif><besoin>tente</besoin>"
                        + "<urgent>oui et non</urgent>"),
                Map.of()))
        .isEmpty();
  }

  @Test
  void aFormWhosePictureIsFrenchOnlyIsCheckedInItsDefaultLanguage() {
    String picture = "<text id=\"p\"><value form=\"image\">jr://images/x.png</value></text>";
    String form = FORM.replace("<text id=\"l\"><value>Femmes", picture + "<text id=\"l\"><value>F");
    assertThat(
            check.check(
                form, answers("<lieu>e</lieu><effectif>2</effectif><femmes>5</femmes>"), Map.of()))
        .extracting(Finding::questionPath, Finding::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/data/femmes", Kind.CONSTRAINT));
  }

  @Test
  void whatIsNoNumberOrDateIsUnparsableAndTheRestIsStillChecked() {
    assertThat(
            findings(
                "<lieu>e</lieu><effectif>beaucoup</effectif><jour>hier</jour>"
                    + "<detail><quantite>1</quantite></detail><detail><quantite>0</quantite></detail>"))
        .extracting(Finding::questionPath, Finding::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/data/effectif", Kind.UNPARSABLE),
            org.assertj.core.groups.Tuple.tuple("/data/jour", Kind.UNPARSABLE),
            org.assertj.core.groups.Tuple.tuple("/data/detail[2]/quantite", Kind.CONSTRAINT));
  }

  @Test
  void anAnswerToAQuestionThatDoesNotExistIsNamed() {
    assertThat(findings("<lieu>e</lieu><effectif>1</effectif><ancien>x</ancien>"))
        .extracting(Finding::kind)
        .containsExactly(Kind.UNKNOWN_QUESTION);
  }

  @Test
  void manyThreadsShareOneCheck() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Finding>>> tasks =
          IntStream.range(0, 200)
              .<Callable<List<Finding>>>mapToObj(i ->
                  () ->
                      findings(
                          "<lieu>e</lieu><effectif>" + i % 5 + "</effectif><femmes>3</femmes>"))
              .toList();
      var results = pool.invokeAll(tasks);
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get()).hasSize(i % 5 < 3 ? 1 : 0);
      }
    }
  }

  private List<Finding> findings(String body) {
    return check.check(FORM, answers(body), Map.of());
  }

  private static Answers answers(String body) {
    return InstanceReader.read(
        ("<data id='v' version='1'>" + body + "<meta><instanceID>uuid:1</instanceID></meta></data>")
            .getBytes(UTF_8));
  }
}

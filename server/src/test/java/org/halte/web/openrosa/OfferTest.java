package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormVersion;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** A phone fetches forms, their files and the places of its team. */
class OfferTest {

  private static TestDoor door;
  private final OpenRosaClient phone = door.phone(TestDoor.RELAIS);

  @BeforeAll
  static void open() {
    door = TestDoor.open();
    door.places.put("a", place("a", "Tente, \"la grande\"", "75118"));
    door.places.put("b", place("b", "Quai", "75119"));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static Map<String, String> place(String id, String label, String zone) {
    return Map.of(
        "name", id, "label", label, "zone", zone, "geometry", "48.88 2.36 0 0", "__version", "1");
  }

  @Test
  void theListNamesTheLatestVersionWithTheHashOfItsExactBytes() throws Exception {
    Answer list = phone.get(phone.server() + "/formList?formID=essai");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.response().headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/xml");
    assertThat(list.response().headers().firstValue("X-OpenRosa-Version")).hasValue("1.0");
    assertThat(list.response().headers().firstValue("Date")).isPresent();
    Element root = parse(list);
    assertThat(root.getLocalName()).isEqualTo("xforms");
    assertThat(root.getNamespaceURI()).isEqualTo("http://openrosa.org/xforms/xformsList");
    assertThat(root.getElementsByTagName("xform").getLength()).isOne();
    assertThat(text(root, "formID")).isEqualTo("essai");
    assertThat(text(root, "version")).isEqualTo("2");
    Answer form = phone.get(text(root, "downloadUrl"));
    assertThat(form.body()).isEqualTo(TestForm.xform("2"));
    assertThat(text(root, "hash")).isEqualTo(md5(form));
  }

  @Test
  void anOlderVersionCanStillBeFetched() {
    assertThat(phone.get(phone.server() + "/forms/essai.xml?version=1").body())
        .isEqualTo(TestForm.xform("1"));
    assertThat(phone.get(phone.server() + "/forms/essai.xml?version=9").status()).isEqualTo(404);
    assertThat(phone.get(phone.server() + "/forms/nothing.xml").message()).contains("« nothing »");
  }

  @Test
  void theManifestNamesFilesAndTheListOfPlacesOfTheTeamsZonesOnly() throws Exception {
    Element manifest = parse(phone.get(text(list(), "manifestUrl")));
    assertThat(manifest.getNamespaceURI()).isEqualTo("http://openrosa.org/xforms/xformsManifest");
    assertThat(manifest.getElementsByTagName("mediaFile").getLength()).isEqualTo(2);
    Element list = (Element) manifest.getElementsByTagName("mediaFile").item(1);
    assertThat(list.getAttribute("type")).isEqualTo("entityList");
    assertThat(text(list, "filename")).isEqualTo("lieux.csv");
    Answer csv = phone.get(text(list, "downloadUrl"));
    assertThat(csv.body())
        .isEqualTo(
            "name,label,geometry,zone,__version\n"
                + "a,\"Tente, \"\"la grande\"\"\",48.88 2.36 0 0,75118,1\n");
    assertThat(text(list, "hash")).isEqualTo(md5(csv));
    Element picture = (Element) manifest.getElementsByTagName("mediaFile").item(0);
    assertThat(picture.hasAttribute("type")).isFalse();
    assertThat(text(picture, "hash")).isEqualTo(md5(phone.get(text(picture, "downloadUrl"))));
  }

  @Test
  void theHashOfTheListChangesWithItsContentOnly() throws Exception {
    String before = listHash();
    assertThat(listHash()).isEqualTo(before);
    door.places.put("c", place("c", "Pont", "75118"));
    assertThat(listHash()).isNotEqualTo(before);
    door.places.remove("c");
    assertThat(listHash()).isEqualTo(before);
  }

  @Test
  void aPhoneLearnsWhichOfItsNewPlacesAreGone() throws Exception {
    Element manifest = parse(phone.get(text(list(), "manifestUrl")));
    Answer answer = phone.get(text(manifest, "integrityUrl") + "?id=gone-1%2Ca%2Cnever-seen");
    assertThat(answer.body())
        .contains("<entity id=\"gone-1\"><deleted>true</deleted></entity>")
        .contains("<entity id=\"a\"><deleted>false</deleted></entity>")
        .contains("<entity id=\"never-seen\"><deleted>false</deleted></entity>");
  }

  @Test
  void headSaysHowMuchMayBeSentAtOnce() {
    Answer head = phone.head();
    assertThat(head.status()).isEqualTo(204);
    assertThat(head.response().headers().firstValue("X-OpenRosa-Accept-Content-Length"))
        .hasValue("100000000");
  }

  @Test
  void theShippedFormsAreThereInEveryOnesList() throws Exception {
    Element list = parse(phone.formList());
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < list.getElementsByTagName("formID").getLength(); i++) {
      ids.add(list.getElementsByTagName("formID").item(i).getTextContent());
    }
    assertThat(ids)
        .containsExactlyInAnyOrder("distribution", "essai", "expulsion", "lieu", "passage");
    Answer xform = phone.get(phone.server() + "/forms/passage.xml");
    assertThat(xform.body())
        .contains("jr://file-csv/lieux.csv")
        .contains("preloadParams=\"start\"");
    assertThat(door.library().findLatest(new FormId("passage"), TestDoor.RELAIS).orElseThrow())
        .returns(Optional.of("debut"), FormVersion::startQuestion);
  }

  private Element list() throws Exception {
    return parse(phone.get(phone.server() + "/formList?formID=essai"));
  }

  private String listHash() throws Exception {
    Element manifest = parse(phone.get(text(list(), "manifestUrl")));
    return text((Element) manifest.getElementsByTagName("mediaFile").item(1), "hash");
  }

  private static String md5(Answer answer) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(answer.response().body());
    return "md5:" + HexFormat.of().formatHex(digest);
  }

  private static Element parse(Answer answer) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body().getBytes(UTF_8)))
        .getDocumentElement();
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }
}

package org.halte.web.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.halte.base.formats.Limits;
import org.halte.base.formats.MarkdownTables;
import org.halte.base.geo.Position;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.Publication;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.core.lists.entities.Patience;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An association that keeps a list of water points, with two volunteers' phones and a desk. */
final class ListWorld {

  static final Instant EVENING = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7200);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final String FORM =
      """
      ## survey

      | type | name | label | save_to |
      |---|---|---|---|
      | start | debut | | |
      | select_one_from_file LIST.csv | borne | Borne | |
      | text | nom | Nom | |
      | geopoint | ou | Où | geometry |
      | integer | nb | Personnes | nb |
      | text | etat | État | etat |

      ## entities

      | list_name | label | entity_id | create_if | update_if |
      |---|---|---|---|---|
      | LIST | ${nom} | ${borne} | ${borne} = '' | ${borne} != '' |

      ## settings

      | form_title | form_id | version |
      |---|---|---|
      | Borne | LIST-visite | 1 |
      """;

  final TestHalte halte = TestHalte.shared();
  final Organisation organisation = halte.organisation();
  final String list = "bornes" + COUNT.incrementAndGet();
  final Member amina = halte.member(organisation.id(), Role.VOLUNTEER);
  final Member paul = halte.member(organisation.id(), Role.VOLUNTEER);
  final TestClient desk;
  final OpenRosaClient phoneOfAmina;
  final OpenRosaClient phoneOfPaul;

  ListWorld() {
    var zone = halte.zone("75118", new Position(48.891, 2.348));
    halte.team(organisation.id(), Set.of(zone), amina, paul);
    String source = FORM.replace("LIST", list);
    byte[] xform =
        XlsForm.compile(MarkdownTables.read(source, Limits.USUAL), list).xform().getBytes(UTF_8);
    halte
        .get(FormLibrary.class)
        .publish(
            new Publication(
                new FormId(list + "-visite"),
                Optional.of(organisation.id()),
                "Borne",
                "1",
                xform,
                source,
                null,
                List.of()));
    desk = halte.program(halte.member(organisation.id(), Role.COORDINATOR));
    phoneOfAmina = phone(amina);
    phoneOfPaul = phone(paul);
  }

  OpenRosaClient phone(Member member) {
    return new OpenRosaClient(halte.url() + "/openrosa/" + halte.deviceToken(member));
  }

  /** What a report says of one water point. */
  final class Report {
    final String instance;
    private final String attributes;
    private String meta = "";
    private String label = "";
    private String answers = "";
    private Instant at = EVENING;

    private Report(String instance, String attributes) {
      this.instance = instance;
      this.attributes = attributes;
    }

    Report label(String text) {
      label = "<label>" + text + "</label>";
      return this;
    }

    Report with(String question, Object value) {
      answers += "<" + question + ">" + value + "</" + question + ">";
      return this;
    }

    Report at(int minutes) {
      at = EVENING.plusSeconds(60L * minutes);
      return this;
    }

    Report correcting(String other) {
      meta = "<orx:deprecatedID>" + other + "</orx:deprecatedID>";
      return this;
    }

    String xml() {
      return "<data id='"
          + list
          + "-visite' version='1' xmlns:orx='http://openrosa.org/xforms'>"
          + "<debut>"
          + at.atOffset(ZoneOffset.UTC)
          + "</debut>"
          + answers
          + "<orx:meta><orx:instanceID>"
          + instance
          + "</orx:instanceID>"
          + meta
          + "<entity dataset='"
          + list
          + "' "
          + attributes
          + ">"
          + label
          + "</entity>"
          + "</orx:meta></data>";
    }

    /** Sends it and waits until it has been taken in. */
    String by(OpenRosaClient phone) {
      int status = phone.send(xml()).status();
      if (status != 201) {
        throw new AssertionError("the door answered " + status);
      }
      halte.settle();
      return instance;
    }
  }

  private static String newInstance() {
    return "uuid:" + UUID.randomUUID();
  }

  Report create(UUID id) {
    return new Report(newInstance(), "id='" + id + "' create='1'");
  }

  Report update(UUID id, int base) {
    return new Report(newInstance(), "id='" + id + "' update='1' baseVersion='" + base + "'");
  }

  Report offline(UUID id, int base, String trunk, String branch) {
    return new Report(
        newInstance(),
        "id='"
            + id
            + "' update='1' baseVersion='"
            + base
            + "' trunkVersion='"
            + trunk
            + "' branchId='"
            + branch
            + "'");
  }

  /** A water point that is there already. */
  UUID known(String label, int people) {
    UUID id = UUID.randomUUID();
    create(id).label(label).with("nb", people).with("etat", "ok").by(phoneOfAmina);
    return id;
  }

  JsonNode sheet() {
    return desk.get("/api/lists/" + list).json();
  }

  /** Values of one entity as the desk shows them. */
  JsonNode values(UUID id) {
    return row(id).get("values");
  }

  JsonNode row(UUID id) {
    for (JsonNode row : sheet().get("rows")) {
      if (row.get("id").asString().equals(id.toString())) {
        return row;
      }
    }
    throw new AssertionError("the list has no " + id);
  }

  boolean has(UUID id) {
    for (JsonNode row : sheet().get("rows")) {
      if (row.get("id").asString().equals(id.toString())) {
        return true;
      }
    }
    return false;
  }

  List<JsonNode> conflicts(String kind) {
    return sheet()
        .get("conflicts")
        .valueStream()
        .filter(c -> c.get("kind").asString().equals(kind))
        .toList();
  }

  JsonNode waiting() {
    return sheet().get("waiting");
  }

  int decide(JsonNode conflict, String choice) {
    return desk.post(
            "/api/lists/" + list + "/conflicts/" + conflict.get("id").asString(),
            Map.of("choice", choice))
        .status();
  }

  String csv(OpenRosaClient phone) {
    return phone.get(phone.server() + "/media/" + list + "-visite/" + list + ".csv").body();
  }

  String integrity(OpenRosaClient phone, UUID id) {
    return phone
        .get(phone.server() + "/integrity/" + list + "-visite/" + list + ".csv?id=" + id)
        .body();
  }

  /** Lets a day go by for what waits. */
  void letADayPass() {
    halte
        .get(JdbcClient.class)
        .sql("update core.entity_action set since = since - interval '25 hours'")
        .update();
    halte.get(Patience.class).round();
  }
}

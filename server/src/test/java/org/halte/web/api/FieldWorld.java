package org.halte.web.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.halte.base.changes.FollowerRunner;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.territory.ZoneId;
import org.halte.testing.OpenRosaClient;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Halte with associations, phones and coordinators, to tell stories in. */
final class FieldWorld implements AutoCloseable {

  private static final Actor HOUSE = Actor.house("test");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final RunningHalte halte;
  private final List<Stream> open = new ArrayList<>();
  private int count;

  FieldWorld(Path folder) {
    this.halte = HalteRunner.start(RunSettings.in(folder));
  }

  <T> T get(Class<T> type) {
    return halte.get(type);
  }

  /** An association with a coordinator and a phone that it shares. */
  record Association(
      OrganisationId id, Person coordinator, OpenRosaClient phone, String phoneToken) {}

  /** Somebody who calls the API with a token of their own. */
  record Person(Member member, String token, String server) {

    Reply get(String path) {
      return call(request(path).GET());
    }

    /** A file. */
    byte[] fetch(String path) {
      try {
        return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
            .body();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    Reply delete(String path) {
      return call(request(path).DELETE());
    }

    Reply post(String path, String json) {
      return call(
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply patch(String path, String json) {
      return call(
          request(path)
              .header("Content-Type", "application/json")
              .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(server + path))
          .header("Authorization", "Bearer " + token)
          .header("Accept-Language", "fr")
          .timeout(Duration.ofSeconds(20));
    }
  }

  record Reply(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  private static Reply call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Association association(String name) {
    String slug = name.toLowerCase(Locale.ROOT) + ++count;
    OrganisationId id = get(Organisations.class).createOrganisation(HOUSE, slug, name).id();
    Devices.Made phone = get(Devices.class).createShared(HOUSE, id, Optional.empty(), "téléphone");
    return new Association(id, person(id, Role.COORDINATOR), door(phone.secret()), phone.secret());
  }

  /** A phone of a team that serves some zones. */
  Devices.Made teamPhone(Association association, String... zones) {
    TeamId team =
        get(Teams.class)
            .createTeam(
                HOUSE,
                association.id(),
                new Teams.TeamPlan(
                    "Équipe " + ++count,
                    Arrays.stream(zones).map(ZoneId::new).collect(Collectors.toSet()),
                    Set.of(),
                    Set.of()))
            .id();
    return get(Devices.class).createShared(HOUSE, association.id(), Optional.of(team), "équipe");
  }

  OpenRosaClient door(String secret) {
    return new OpenRosaClient(halte.url() + "/openrosa/" + secret);
  }

  Person phoneAsCaller(String secret) {
    return new Person(null, secret, halte.url().toString());
  }

  Person person(OrganisationId organisation, Role... roles) {
    Member member =
        get(People.class)
            .createMember(
                HOUSE,
                new People.NewMember(
                    organisation,
                    "m" + ++count + "@halte.example",
                    "Membre " + count,
                    "un mot de passe bien long " + count,
                    Set.of(roles),
                    Locale.FRENCH));
    String token = get(ApiTokens.class).create(member, "test").secret();
    return new Person(member, token, halte.url().toString());
  }

  /** The receiver may see what the template “Coordination” opens of the giver. */
  void share(Association giver, Association receiver) {
    get(AgreementStore.class)
        .add(
            new Agreement(giver.id(), receiver.id(), "coordination"),
            LocalDate.now(java.time.ZoneId.of("Europe/Paris")).minusDays(2));
  }

  /** Lets time pass for all that is known so far. */
  void age(Duration by) {
    var jdbc = get(org.springframework.jdbc.core.simple.JdbcClient.class);
    String back = by.toSeconds() + " seconds";
    jdbc.sql("update field.place set created_at = created_at - cast(? as interval)")
        .param(back)
        .update();
    jdbc.sql("update field.place set changed_at = changed_at - cast(? as interval)")
        .param(back)
        .update();
    jdbc.sql("update field.report set received_at = received_at - cast(? as interval)")
        .param(back)
        .update();
  }

  void settle() {
    try {
      if (!get(FollowerRunner.class).awaitCaughtUp(Duration.ofSeconds(20))) {
        throw new IllegalStateException("the followers do not keep up");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The stream of events of somebody, read in the background. */
  Stream listen(Person who) {
    return listen(who, "");
  }

  /**
   * The same, from where it was left.
   *
   * @param after the id of the last event
   */
  Stream listen(Person who, String after) {
    Stream stream = new Stream(who, after);
    open.add(stream);
    return stream;
  }

  static final class Stream implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;

    Stream(Person who, String after) {
      try {
        HttpResponse<InputStream> answer =
            HTTP.send(
                who.request("/api/events").header("Last-Event-ID", after).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        body = answer.body();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        String line;
        while ((line = reader.readLine()) != null) {
          lines.add(line);
        }
      } catch (IOException e) {
        lines.add("closed");
      }
    }

    boolean saw(String text) {
      return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  static String newId() {
    return "uuid:" + UUID.randomUUID();
  }

  /** An hour ago, as phones write it. */
  static String earlier() {
    return Instant.now()
        .minus(10, ChronoUnit.MINUTES)
        .atZone(java.time.ZoneId.of("Europe/Paris"))
        .toOffsetDateTime()
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  static String visit(String id, String answers) {
    return visit(id, earlier(), answers, "");
  }

  static String visit(String id, String start, String answers, String meta) {
    return "<data id=\"passage\" version=\"2026112301\"><debut>"
        + start
        + "</debut>"
        + answers
        + "<meta><instanceID>"
        + id
        + "</instanceID>"
        + meta
        + "</meta></data>";
  }

  static String met(UUID place, int people, String quality) {
    return "<ecran_lieu><lieu>%s</lieu></ecran_lieu><ecran_resultat><resultat>rencontre</resultat></ecran_resultat><ecran_effectif><effectif>%d</effectif><qualite>%s</qualite></ecran_effectif>"
        .formatted(place, people, quality);
  }

  /** The form that describes a place and makes it. */
  static String place(UUID id, String name, double lat, double lon, String sensitivity) {
    return """
    <data id="lieu" version="2026112301"><debut>%s</debut>
    <ecran_lieu><nom>%s</nom><point>%s %s 0 5</point></ecran_lieu>
    <ecran_type><type>campement_tentes</type><statut>actif</statut>
    <sensibilite>%s</sensibilite></ecran_type>
    <meta><instanceID>%s</instanceID><entity dataset="lieux" id="%s" create="1"><label>%s</label>
    </entity></meta></data>
    """
        .formatted(earlier(), name, lat, lon, sensitivity, newId(), id, name);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    for (Stream stream : open) {
      stream.close();
    }
    halte.close();
  }
}

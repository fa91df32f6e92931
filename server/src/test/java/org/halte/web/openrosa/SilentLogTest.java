package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.Actor;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.entry.Devices;
import org.halte.testing.Collect;
import org.halte.testing.Collect.Refused;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A phone's key is in no log: not when everything is logged, nor where the database logs it all.
 */
class SilentLogTest {
  private static final Actor HOUSE = Actor.house("test");
  private static final List<String> LOUD =
      List.of(
          "org.halte",
          "org.springframework.security",
          "org.springframework.web",
          "org.springframework.jdbc",
          "org.apache.coyote",
          "org.apache.catalina",
          "org.apache.tomcat");

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> log = new OutputStreamAppender<>();

  /** Writes as the log of a real Halte does; to be called when it has set up its own log. */
  private void listen() throws IOException {
    String layout;
    try (var settings = SilentLogTest.class.getResourceAsStream("/logback.xml")) {
      layout = new String(settings.readAllBytes(), UTF_8);
    }
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(logger(Logger.ROOT_LOGGER_NAME).getLoggerContext());
    encoder.setPattern(layout.replaceFirst("(?s).*<pattern>(.*)</pattern>.*", "$1"));
    encoder.start();
    log.setContext(encoder.getContext());
    log.setEncoder(encoder);
    log.setOutputStream(written);
    log.start();
    logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
  }

  @AfterEach
  void quietAgain() {
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
    LOUD.forEach(name -> logger(name).setLevel(null));
    logger("org.halte").setLevel(Level.INFO);
  }

  @Test
  void theWholeDoorAtItsLoudestNeverWritesAKey() throws Exception {
    String secret;
    String login;
    try (RunningHalte halte = HalteRunner.start(RunSettings.in(folder))) {
      halte.get(JdbcClient.class).sql("alter system set log_statement = 'all'").update();
      halte.get(JdbcClient.class).sql("select pg_reload_conf()").query(Boolean.class).single();
      OrganisationId relais =
          halte.get(Organisations.class).createOrganisation(HOUSE, "relais", "Relais").id();
      listen();
      LOUD.forEach(name -> logger(name).setLevel(Level.TRACE));
      Devices.Made made =
          halte.get(Devices.class).createShared(HOUSE, relais, Optional.empty(), "Téléphone");
      secret = made.secret();
      login = Base64.getEncoder().encodeToString(("halte:" + secret).getBytes(UTF_8));
      everythingAPhoneDoes(halte, made, login);
    }
    String said = written.toString(UTF_8);
    // Something was logged of these requests, or the silence would prove nothing.
    assertThat(said).contains("/openrosa/***").contains("DEBUG");
    assertThat(said).doesNotContain(secret).doesNotContain(login);
    for (Path file : files()) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as(file.toString())
          .doesNotContain(secret);
    }
    assertThat(files().stream().filter(SilentLogTest::logsStatements)).isNotEmpty();
  }

  private static void everythingAPhoneDoes(RunningHalte halte, Devices.Made made, String login)
      throws Exception {
    String server = halte.url() + "/openrosa/" + made.secret();
    Collect phone = Collect.at(server);
    phone.update();
    phone.send(visit("uuid:" + UUID.randomUUID()));
    phone.sendAndLoseTheAnswer(visit("uuid:" + UUID.randomUUID()));
    assertThatThrownBy(() -> phone.send("<no form")).isInstanceOf(Refused.class);
    Collect lost = Collect.at(server + "/nothing/here");
    assertThatThrownBy(lost::update).isInstanceOf(Refused.class);
    var request =
        HttpRequest.newBuilder(URI.create(halte.url() + "/openrosa/formList"))
            .header("Authorization", "Basic " + login)
            .build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    halte.get(Devices.class).revoke(HOUSE, made.device().token());
    assertThatThrownBy(phone::update).isInstanceOf(Refused.class);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean logsStatements(Path file) {
    try {
      return file.toString().contains("log")
          && Files.size(file) < 50_000_000
          && new String(Files.readAllBytes(file), ISO_8859_1).contains("core.device_token");
    } catch (IOException e) {
      return false;
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private static String visit(String id) {
    return "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:00:00.000+01:00</debut>"
        + "<ecran_resultat><resultat>pas_passe</resultat></ecran_resultat><meta><instanceID>"
        + id
        + "</instanceID></meta></data>";
  }
}

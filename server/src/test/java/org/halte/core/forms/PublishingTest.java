package org.halte.core.forms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.halte.core.people.OrganisationId;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When a version is there, and that it stays what it was. */
class PublishingTest {

  private final TestHalte halte = TestHalte.shared();
  private final FormLibrary library = halte.get(FormLibrary.class);
  private final JdbcClient jdbc = halte.get(JdbcClient.class);
  private final OrganisationId relais = halte.organisation().id();
  private final String id = "f" + UUID.randomUUID().toString().substring(0, 8);

  private Publication version(String version, String xform) {
    return version(Optional.of(relais), version, xform, "lampe");
  }

  private Publication version(
      Optional<OrganisationId> owner, String version, String xform, String picture) {
    return new Publication(
        new FormId(id),
        owner,
        "Formulaire",
        version,
        xform.getBytes(UTF_8),
        "",
        null,
        List.of(new Publication.Enclosure("lampe.png", "image/png", picture.getBytes(UTF_8))));
  }

  private String latest(OrganisationId reader) {
    return library.findLatest(id, reader).orElseThrow().xformText();
  }

  @Test
  void whatIsRolledBackWasNeverThere() {
    OpenRosaClient phone = phone();
    String report =
        "<data id=\"%s\" version=\"1\"><meta><instanceID>uuid:%s</instanceID></meta></data>"
            .formatted(id, UUID.randomUUID());
    halte
        .get(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          library.publish(version("1", "<x/>"));
          assertThat(phone.formList().body()).doesNotContain(id);
          assertThat(phone.send(report).status()).isEqualTo(404);
          status.setRollbackOnly();
        });
    assertThat(phone.formList().body()).doesNotContain(id);
    assertThat(phone.send(report).status()).isEqualTo(404);
    library.publish(version("1", "<y/>"));
    assertThat(phone.formList().body()).contains(id);
    assertThat(phone.send(report).status()).isEqualTo(201);
  }

  private OpenRosaClient phone() {
    String secret = halte.deviceToken(relais, Optional.empty());
    return new OpenRosaClient(halte.url() + "/openrosa/" + secret);
  }

  @Test
  void withdrawingThatIsRolledBackTakesNothingAway() {
    library.publish(version("1", "<x/>"));
    FormId form = library.find(id, relais).orElseThrow();
    halte
        .get(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          library.withdraw(form, Optional.empty(), relais);
          status.setRollbackOnly();
        });
    assertThat(library.findWithdrawal(form, relais)).isEmpty();
  }

  @Test
  void ofTwoWhoPublishOneVersionAtOnceOneIsRefused() throws Exception {
    library.publish(version("1", "<x/>"));
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow =
          pool.submit(() ->
              halte
                  .get(TransactionTemplate.class)
                  .execute(status -> {
                    FormVersion made = library.publish(version("2", "<slow/>"));
                    begun.complete(null);
                    mayEnd.join();
                    return made;
                  }));
      begun.join();
      var fast = pool.submit(() -> library.publish(version("2", "<fast/>")));
      awaitSomebodyWaiting();
      mayEnd.complete(null);
      assertThat(slow.get().xformText()).isEqualTo("<slow/>");
      assertThatThrownBy(fast::get).hasMessageContaining("version-taken");
    }
    assertThat(latest(relais)).isEqualTo("<slow/>");
  }

  private void awaitSomebodyWaiting() {
    Instant patience = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(patience)) {
      boolean waits =
          jdbc.sql(
                  """
                  select exists (
                    select from pg_stat_activity
                    where wait_event_type = 'Lock' and query like '%into core.form %')
                  """)
              .query(Boolean.class)
              .single();
      if (waits) {
        return;
      }
    }
    throw new IllegalStateException("nobody waits for the form");
  }

  @Test
  void whoeverLaidTheFormBesideAnOlderVersionLooksAgain() {
    FormVersion first = library.publish(version("1", "<x/>"));
    library.publishAfter(version("2", "<y/>"), Optional.of(first));
    assertThatThrownBy(() -> library.publishAfter(version("3", "<z/>"), Optional.of(first)))
        .isInstanceOf(LibraryProblem.class)
        .hasMessageContaining("overtaken");
    assertThat(latest(relais)).isEqualTo("<y/>");
  }

  @Test
  void aPublishedVersionStaysAsItIs() {
    FormId form = library.publish(version("1", "<x/>")).form();
    for (String change :
        List.of(
            "update core.form_version set xform = 'x' where form_id = ?",
            "delete from core.form_file where form_id = ?",
            "update core.form_file set content = 'x' where form_id = ?",
            "update core.form set organisation_id = gen_random_uuid() where id = ?",
            "update core.form set public_id = 'x' where id = ?",
            "insert into core.form_file select form_id, version, 'neu.png', content_type, content,"
                + " md5 from core.form_file where form_id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(form.value()).update())
          .as(change)
          .hasStackTraceContaining(id);
    }
    assertThatThrownBy(
            () -> library.publish(version(Optional.of(relais), "1", "<x/>", "another picture")))
        .isInstanceOf(LibraryProblem.class);
    assertThat(library.publish(version("1", "<x/>")).form()).isEqualTo(form);
  }

  @Test
  void noWayLeadsAroundTheAlphabet() {
    Publication odd =
        new Publication(
            new FormId("passage\u200B"),
            Optional.of(relais),
            "Formulaire",
            "1",
            "<x/>".getBytes(UTF_8),
            "",
            null,
            List.of());
    assertThatThrownBy(() -> library.publish(odd)).hasMessageContaining("U+200B");
    assertThat(library.find("passage\u200B", relais)).isEmpty();
  }

  @Test
  void aFormThatShipsLaterUnderAnIdThatIsSomebodysLeavesItToThem() {
    OrganisationId veille = halte.organisation().id();
    jdbc.sql(
            """
            insert into core.form (id, public_id, organisation_id, title, created_at)
            values (:id, :id, :owner, 'Avant', now())
            """)
        .param("id", id)
        .param("owner", relais.value())
        .update();
    assertThat(library.publish(version("1", "<own/>")).form()).isEqualTo(new FormId(id));
    FormVersion shipped = library.put(version(Optional.empty(), "1", "<shipped/>", "x"), "hash");
    assertThat(shipped.id()).isEqualTo(id);
    assertThat(latest(relais)).isEqualTo("<own/>");
    assertThat(latest(veille)).isEqualTo("<shipped/>");
    assertThatThrownBy(() -> library.publish(version(Optional.of(veille), "1", "<z/>", "x")))
        .isInstanceOf(LibraryProblem.class)
        .hasMessageContaining("id-shipped");
    takeAway(shipped.form());
  }

  /** It would be in everybody's list. */
  private void takeAway(FormId shipped) {
    for (String table : List.of("form_file", "form_version")) {
      jdbc.sql("delete from core." + table + " where form_id = ?").param(shipped.value()).update();
    }
    jdbc.sql("delete from core.form where id = ?").param(shipped.value()).update();
    library.withdraw(new FormId(id), Optional.empty(), relais);
    assertThat(library.listVersions(shipped)).isEmpty();
  }
}

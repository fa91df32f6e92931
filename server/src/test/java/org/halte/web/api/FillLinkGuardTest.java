package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.newId;

import java.util.List;
import org.halte.base.audit.Journal;
import org.halte.base.audit.Journal.Entry;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.halte.web.api.Stranger.Made;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a link that hangs on a wall from being a burden: limits, and lines in the journal. */
class FillLinkGuardTest extends FieldStory {

  private static final int FILLINGS = 60;
  private static final int GUESSES = 30;

  @Test
  void whoFloodsALinkIsToldToWaitAndNobodyElseIs() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Made link = Stranger.link(relais.coordinator(), form.id, "");
    Stranger flood = link.holder().behind("127.0.0.2");
    for (int i = 0; i < FILLINGS; i++) {
      assertThat(flood.send(form.filled(newId(), "1", "Flot", "")).status()).isEqualTo(201);
    }
    String refused = form.filled(newId(), "1", "De trop", "");
    Reply answer = flood.send(refused);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).contains("Réessayez dans");
    // The form itself may still be read, and a neighbour may still fill it.
    assertThat(flood.read("/form").status()).isEqualTo(200);
    assertThat(link.holder().behind("127.0.0.3").send(refused).status()).isEqualTo(201);
    world.settle();
    assertThat(
            relais.coordinator().get("/api/forms/" + form.id + "/data").json().get("total").asInt())
        .isEqualTo(FILLINGS + 1);
  }

  @Test
  void whoGuessesLinksIsToldToWaitAndTheTrueOnesStayOpenForTheNeighbours() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Made link = Stranger.link(relais.coordinator(), form.id, "");
    Stranger guesser = link.holder().behind("127.0.0.4");
    for (int i = 0; i < GUESSES; i++) {
      assertThat(guesser.guessing("essai" + i).read("").status()).isEqualTo(404);
    }
    assertThat(guesser.guessing("encore").read("").status()).isEqualTo(429);
    // A link is too long to be guessed: whoever has it does not pay for a neighbour who tries.
    assertThat(guesser.read("").status()).isEqualTo(200);
    assertThat(guesser.send(form.filled(newId(), "1", "Sami", "")).status()).isEqualTo(201);
    assertThat(link.holder().behind("127.0.0.5").read("").status()).isEqualTo(200);
  }

  @Test
  void aDeadLinkIsNoGuess() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Made link = Stranger.link(relais.coordinator(), form.id, "");
    relais.coordinator().delete("/api/forms/" + form.id + "/links/" + link.id());
    Stranger shelter = link.holder().behind("127.0.0.6");
    for (int i = 0; i <= GUESSES; i++) {
      assertThat(shelter.read("").status()).isEqualTo(410);
    }
  }

  @Test
  void theJournalSaysWhoMadeHeldFreedAndCutALinkAndNeverItsSecret() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Person nadia = relais.coordinator();
    Made link = Stranger.link(nadia, form.id, "");
    String address = "/api/forms/" + form.id + "/links/" + link.id();
    nadia.patch(address, "{\"held\":false}");
    nadia.patch(address, "{\"held\":true}");
    nadia.delete(address);
    List<Entry> lines =
        world.get(Journal.class).listOf(relais.id().toString(), "fill link").stream()
            .filter(line -> line.subject().equals(link.id()))
            .toList();
    assertThat(lines.reversed())
        .extracting(Entry::action)
        .containsExactly("created", "freed", "held", "revoked");
    assertThat(lines).extracting(Entry::actor).allMatch(actor -> actor.startsWith("token:"));
    link.holder().read("");
    assertThat(everyLine()).doesNotContain(link.holder().secret());
  }

  private static String everyLine() {
    return world
        .get(JdbcClient.class)
        .sql("select string_agg(j::text, ' ') from base.journal j")
        .query(String.class)
        .single();
  }
}

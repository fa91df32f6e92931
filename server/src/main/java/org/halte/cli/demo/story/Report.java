package org.halte.cli.demo.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody of a team told Halte: one filled form. */
public sealed interface Report {

  Header header();

  /**
   * Who told it and when.
   *
   * @param instance the identity of the filled form
   * @param form which form: lieu, passage, distribution, expulsion
   * @param night index of the night
   * @param startedAt when the form was begun on the phone
   * @param receivedAt when Halte got it
   * @param organisation slug of the association
   * @param crew key of the team
   * @param author e-mail of the volunteer
   * @param place where it was
   */
  record Header(
      UUID instance,
      String form,
      int night,
      Instant startedAt,
      Instant receivedAt,
      String organisation,
      String crew,
      String author,
      UUID place) {}

  /** A place is described for the first time. */
  record Description(Header header, Place told) implements Report {}

  /**
   * A visit, or a hand-out (form {@code distribution}).
   *
   * @param result code of the shipped form; {@code pas_passe} means there was no visit
   * @param headcount people seen; empty when nobody could count
   * @param quality compte, estime, au_moins or oui_dire
   * @param alert none, 48h or vitale
   * @param flawed holds a code no form knows, so that the check marks it for review
   * @param again a second phone of the same team told the same visit
   */
  record Visit(
      Header header,
      String result,
      Optional<Integer> headcount,
      String quality,
      Optional<Integer> women,
      Optional<Integer> families,
      Optional<Integer> minorsAlone,
      List<Need> needs,
      List<Given> given,
      String alert,
      Optional<String> note,
      boolean flawed,
      boolean again)
      implements Report {
    public Visit {
      needs = List.copyOf(needs);
      given = List.copyOf(given);
    }
  }

  /** An eviction as somebody saw it. */
  record Clearance(Header header, Eviction eviction, int present, String quality, String source)
      implements Report {}

  /**
   * Something needed.
   *
   * @param item code of the shipped forms
   * @param urgency vitale, 48h or semaine
   */
  record Need(String item, int quantity, String urgency) {}

  /** Something given. */
  record Given(String item, int quantity) {}
}

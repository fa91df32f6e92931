package org.halte.cli.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.cli.demo.story.Cast.Association;
import org.halte.cli.demo.story.Cast.Crew;
import org.halte.cli.demo.story.Report.Header;

/** The times of one night, and who of a team holds the phone. */
final class Evening {

  private static final LocalTime SETTING_OUT = LocalTime.of(20, 10);
  private static final LocalTime DAWN = LocalTime.of(6, 20);
  private static final int LATEST_MINUTES = 330;

  private final Dice dice;
  private final int index;
  private final Night night;
  private final boolean last;
  private final ZoneId zone;
  private final Map<String, Integer> minutes = new HashMap<>();

  Evening(Dice dice, int index, Night night, boolean last, ZoneId zone) {
    this.dice = dice;
    this.index = index;
    this.night = night;
    this.last = last;
    this.zone = zone;
  }

  /** The next form a team fills on its round. */
  Header next(String form, Association association, Crew crew, UUID place) {
    int minute = minutes.merge(crew.key(), dice.between(9, 28), (before, more) -> before + more);
    Instant started = at(SETTING_OUT).plus(Duration.ofMinutes(Math.min(minute, LATEST_MINUTES)));
    return header(form, association, crew, place, started.plusSeconds(dice.between(0, 59)));
  }

  /** A form filled at dawn, which still belongs to this night. */
  Header atDawn(String form, Association association, Crew crew, UUID place) {
    Instant dawn = night.plus(1).date().atTime(DAWN).atZone(zone).toInstant();
    Instant started = dawn.plus(Duration.ofMinutes(dice.between(0, 150)));
    return header(form, association, crew, place, started);
  }

  /** The same again from a second phone, minutes later. */
  Header again(Header header) {
    return new Header(
        dice.uuid(),
        header.form(),
        header.night(),
        header.startedAt().plusSeconds(dice.between(120, 400)),
        header.receivedAt().plusSeconds(dice.between(420, 900)),
        header.organisation(),
        header.crew(),
        header.author(),
        header.place());
  }

  private Header header(
      String form, Association association, Crew crew, UUID place, Instant started) {
    // Some phones find a network only the next morning; never later than this morning.
    boolean late = !last && dice.chance(0.05);
    int delay = late ? dice.between(300, 700) : dice.between(2, 25);
    return new Header(
        dice.uuid(),
        form,
        index,
        started,
        started.plus(Duration.ofMinutes(delay)),
        association.slug(),
        crew.key(),
        dice.pick(association.people().stream().filter(p -> p.crew().equals(crew.key())).toList())
            .email(),
        place);
  }

  private Instant at(LocalTime time) {
    return night.date().atTime(time).atZone(zone).toInstant();
  }
}

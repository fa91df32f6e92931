package org.halte.hunt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked in one world and what it answered, in order. */
final class Transcript {

  /** One question and its answer, written to be compared. */
  record Line(String family, Spy spy, Ask ask, String answer) {}

  final HuntWorld world;
  private final Sameness sameness;
  private final Judge judge;
  private final Guard guard;
  private final List<Line> lines = new ArrayList<>();

  Transcript(HuntWorld world, Sameness sameness, Judge judge) {
    this.world = world;
    this.sameness = sameness;
    this.judge = judge;
    this.guard = new Guard(world, judge);
  }

  Reply ask(String family, String who, Ask ask) {
    Spy spy = world.spy(who);
    sameness.name(spy.secret(), "‹secret of " + who + "›");
    sameness.asked(ask);
    Reply reply = world.wire().send(spy, ask);
    judge.look(family, spy, ask, reply);
    lines.add(new Line(family, spy, ask, sameness.write(reply)));
    guard.check(family, spy, ask);
    return reply;
  }

  boolean isFarFromAll(Ask ask) {
    return judge.isFarFromAll(ask);
  }

  /** Waits until what was asked last has done all that it does. */
  void settle(String family, String who, Ask ask) {
    world.settle();
    guard.check(family, world.spy(who), ask);
  }

  /** Calls what this world just made by a name, for all that follows. */
  void made(String id, String name) {
    sameness.name(id, "‹" + name + "›");
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Tells where two worlds that must answer alike do not. */
  static void compare(Transcript with, Transcript without, Judge judge) {
    Map<String, Line> others = without.byQuestion();
    with.byQuestion()
        .forEach((question, one) -> {
          Line other = others.get(question);
          // What could be asked in one world only follows from an answer that differs already.
          if (other != null && !one.answer().equals(other.answer())) {
            judge.add(
                one.family(),
                one.spy(),
                "whether something hidden is there",
                one.ask(),
                difference(one.answer(), other.answer()));
          }
        });
  }

  /** Each question once, with a count where it was asked again. */
  private Map<String, Line> byQuestion() {
    var questions = new LinkedHashMap<String, Line>();
    for (Line line : lines) {
      String question = line.family() + line.spy() + sameness.plain(line.ask().said());
      String key = question;
      for (int again = 2; questions.containsKey(key); again++) {
        key = question + " " + again;
      }
      questions.put(key, line);
    }
    return questions;
  }

  private static String difference(String with, String without) {
    int at = 0;
    while (at < Math.min(with.length(), without.length())
        && with.charAt(at) == without.charAt(at)) {
      at++;
    }
    return "with it «" + cut(with, at) + "», without it «" + cut(without, at) + "»";
  }

  private static String cut(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 120));
  }
}

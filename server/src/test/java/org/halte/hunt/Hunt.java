package org.halte.hunt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The whole hunt: two worlds that are equal but for what is hidden, and every way of trying. */
public final class Hunt implements AutoCloseable {

  private static final int AT_ONCE = 3;

  private final Scope scope;
  private final HuntWorld world;
  private final HuntWorld without;
  private final Plot plot;
  private final Findings findings = new Findings();
  private final Judge judge;

  /**
   * How much to try.
   *
   * @param seed of the order in which it is tried
   * @param crawl most requests that each viewer reads
   * @param near reports near hidden places
   * @param whole whether every question is put by everybody, or by some in turn
   */
  public record Scope(long seed, int crawl, int near, boolean whole) {}

  private Hunt(Scope scope) {
    this.scope = scope;
    this.world = HuntWorld.start();
    this.without = HuntWorld.start();
    this.plot = Plot.in(world, true);
    Plot.in(without, false);
    this.judge = new Judge(plot.canaries(), findings);
  }

  /** Starts the worlds and fills them. */
  public static Hunt start(Scope scope) {
    return new Hunt(scope);
  }

  HuntWorld world() {
    return world;
  }

  Judge judge() {
    return judge;
  }

  Findings findings() {
    return findings;
  }

  /** Every address, read as every viewer. */
  public void crawl() {
    together(world.spies(), spy -> new Crawl(world, judge, scope.seed()).as(spy, scope.crawl()));
    new Twins(world, judge).run();
  }

  /** The same questions with and without what is hidden. */
  public void compare() {
    judge.utter(plot.uttered());
    compare(judge, scope.seed(), scope.whole(), probes -> probes.run(scope.near()));
  }

  /** Reports about hidden things, from phones of others. */
  public void tellAbout() {
    compare(judge, scope.seed(), scope.whole(), Probes::about);
  }

  /** Joining under the address of somebody who has an account elsewhere. */
  public void join() {
    compare(judge, scope.seed(), scope.whole(), Probes::accounts);
  }

  /** More reports near hidden places and more filters, at other spots. */
  public void compareMore(long seed) {
    compare(
        judge,
        seed,
        true,
        probes -> {
          probes.near(24);
          probes.filters();
        });
  }

  void compare(Judge by, long seed, boolean whole, Consumer<Probes> questions) {
    Map<String, String> guesses = new HashMap<>();
    Sameness sameness = new Sameness();
    without.known().names().forEach(sameness::name);
    world
        .known()
        .names()
        .forEach((id, name) -> {
          guesses.put(name.substring(1, name.length() - 1), id);
          sameness.name(id, name);
        });
    Transcript one = new Transcript(world, sameness, by);
    Transcript other = new Transcript(without, sameness, by);
    together(
        List.of(one, other), script -> questions.accept(new Probes(script, guesses, seed, whole)));
    Transcript.compare(one, other, by);
  }

  /** What the part of the hunt that a weakness concerns says while it is there. */
  Findings with(Weaknesses.Weakness weakness, long seed) {
    Findings seen = new Findings();
    Judge own = new Judge(plot.canaries(), seen);
    own.utter(plot.uttered());
    try (HuntWorld.Behind _ = world.behind(weakness.front())) {
      weakness.part().accept(new Part(this, own, seed));
    }
    return seen;
  }

  /** Whatever can be handed out, made and looked through. */
  public void handOut() {
    new Handed(world, judge).run();
  }

  /** What happens while somebody listens, and after their rights have ended. */
  public void goOn() {
    new Afterwards(world, judge, plot, scope.crawl()).run();
  }

  /** Gates, limits, names, writers, and what lies in the database. */
  public void fences() {
    new Fences(world, judge).run();
  }

  public int countTried() {
    return findings.countTried();
  }

  public int countFound() {
    return findings.list().size();
  }

  /** Probes by family and viewer. */
  public Map<String, Integer> trials() {
    return findings.trials();
  }

  /** What was found: viewer, request, the canary's field and where it stood in the answer. */
  public String tell() {
    return findings.tell();
  }

  /** Several viewers at once, as on a real evening. */
  static <T> void together(List<T> spies, Consumer<T> work) {
    try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<? extends Future<?>> running =
          spies.stream().map(spy -> pool.submit(() -> work.accept(spy))).toList();
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    world.close();
    without.close();
  }
}

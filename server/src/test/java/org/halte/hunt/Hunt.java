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
    this.plot = Plot.in(world, true);
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

  void crawl() {
    together(world.spies(), spy -> new Crawl(world, judge, scope.seed()).as(spy, scope.crawl()));
  }

  /** The same questions with and without what is hidden. */
  void compare() {
    try (HuntWorld without = HuntWorld.start()) {
      Plot.in(without, false);
      judge.utter(plot.uttered());
      Map<String, String> guesses = new HashMap<>();
      Sameness sameness = new Sameness();
      world.known().names().forEach((id, name) -> {
        guesses.put(name.substring(1, name.length() - 1), id);
        sameness.name(id, name);
      });
      without.known().names().forEach(sameness::name);
      Transcript one = new Transcript(world, sameness, judge);
      Transcript other = new Transcript(without, sameness, judge);
      together(
          List.of(one, other), script -> new Probes(script, guesses, scope.seed(), scope.whole()).run(scope.near()));
      Transcript.compare(one, other, judge);
    }
  }

  /** Whatever can be handed out, made and looked through. */
  void handOut() {
    new Handed(world, judge).run();
  }

  /** What happens while somebody listens, and after their rights have ended. */
  void goOn() {
    new Afterwards(world, judge, plot, scope.crawl()).run();
  }

  /** Gates, limits, names, writers, and what lies in the database. */
  void fences() {
    new Fences(world, judge).run();
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
  }
}

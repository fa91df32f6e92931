package org.halte.field.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.forms.history.QuestionHistory;
import org.halte.core.policy.FieldClass;
import org.halte.field.data.DataForm.Column;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {

  private static final QuestionHistory TOLD = QuestionHistory.of(List.of());
  private static final Filling FILLED =
      new Filling(
          Map.of("effectif", "12", "note", "près du pont"),
          List.of(
              new Filling.Turn("detail", -1, Map.of("detail/article", "tente")),
              new Filling.Turn("detail", -1, Map.of())));

  private static DataForm form(String id) {
    return new DataForm(
        id,
        id,
        List.of(""),
        List.of(),
        List.of(new DataForm.Section("detail", true, Map.of())),
        List.of(
            column("effectif", Kind.INTEGER, Optional.empty()),
            column("note", Kind.TEXT, Optional.empty()),
            column("detail/article", Kind.TEXT, Optional.of("detail"))),
        Map.of());
  }

  private static Column column(String key, Kind kind, Optional<String> repeat) {
    return new Column(
        key,
        kind,
        Map.of(),
        List.of(),
        Optional.empty(),
        repeat,
        kind == Kind.INTEGER ? FieldClass.COUNTS : FieldClass.TEXT,
        List.of("1"));
  }

  @Test
  void whatWasPackedComesOutAsItWent() {
    DataForm form = form("passage");
    AnswerMemory.Shelf shelf = new AnswerMemory(100_000).shelf(form, TOLD);
    shelf.keep(7, FILLED, true);
    OpenAnswers kept = shelf.find(7).orElseThrow();
    assertThat(kept.shown(form, (_, value) -> Optional.of(value))).isEqualTo(FILLED);
    assertThat(kept.link()).isTrue();
    assertThat(shelf.find(8)).isEmpty();
  }

  @Test
  void whatOneViewerMayNotSeeIsLeftOutAndStaysForTheNext() {
    DataForm form = form("passage");
    AnswerMemory.Shelf shelf = new AnswerMemory(100_000).shelf(form, TOLD);
    OpenAnswers kept = shelf.keep(7, FILLED, false);
    Filling counts =
        kept.shown(
            form,
            (column, value) ->
                Optional.of(value).filter(_ -> column.fieldClass() == FieldClass.COUNTS));
    assertThat(counts.values()).isEqualTo(Map.of("effectif", "12"));
    assertThat(counts.turns()).allSatisfy(turn -> assertThat(turn.values()).isEmpty()).hasSize(2);
    assertThat(kept.shown(form, (_, value) -> Optional.of(value))).isEqualTo(FILLED);
  }

  @Test
  void itNeverGrowsBeyondItsBoundAndWhatDoesNotFitIsStillAnswered() {
    AnswerMemory memory = new AnswerMemory(5_000);
    DataForm form = form("passage");
    AnswerMemory.Shelf shelf = memory.shelf(form, TOLD);
    for (long number = 0; number < 500; number++) {
      OpenAnswers opened = shelf.keep(number, FILLED, false);
      assertThat(opened.shown(form, (_, value) -> Optional.of(value))).isEqualTo(FILLED);
    }
    assertThat(memory.weight()).isBetween(1L, 5_000L);
    assertThat(shelf.find(0)).isPresent();
    assertThat(shelf.find(499)).isEmpty();
  }

  @Test
  void aFormLookedAtLongerAgoMakesRoomForTheOneLookedAtNow() {
    AnswerMemory memory = new AnswerMemory(5_000);
    fill(memory.shelf(form("old"), TOLD));
    fill(memory.shelf(form("new"), TOLD));
    assertThat(memory.shelf(form("new"), TOLD).find(0)).isPresent();
    assertThat(memory.shelf(form("old"), TOLD).find(0)).isEmpty();
    assertThat(memory.weight()).isLessThanOrEqualTo(5_000);
  }

  private static void fill(AnswerMemory.Shelf shelf) {
    for (long number = 0; number < 500; number++) {
      shelf.keep(number, FILLED, false);
    }
  }

  @Test
  void aFormToldInAnotherWayIsOpenedAnew() {
    AnswerMemory memory = new AnswerMemory(100_000);
    memory.shelf(form("passage"), TOLD).keep(7, FILLED, false);
    assertThat(memory.shelf(form("passage"), TOLD).find(7)).isPresent();
    QuestionHistory otherwise = QuestionHistory.of(List.of());
    assertThat(memory.shelf(form("passage"), otherwise).find(7)).isEmpty();
    memory.shelf(form("passage"), otherwise).keep(7, FILLED, false);
    DataForm wider = form("passage").opening(Set.of(FieldClass.COUNTS));
    assertThat(memory.shelf(wider, otherwise).find(7)).isEmpty();
  }

  @Test
  void aFormIsOpenedAheadOnceUntilItIsForgotten() {
    AnswerMemory memory = new AnswerMemory(100_000);
    assertThat(memory.shelf(form("passage"), TOLD).warms()).isTrue();
    assertThat(memory.shelf(form("passage"), TOLD).warms()).isFalse();
    memory.forgetIdle(Duration.ZERO);
    assertThat(memory.shelf(form("passage"), TOLD).warms()).isTrue();
  }

  @Test
  void whoComesSecondFindsWhatTheFirstOneOpened() throws Exception {
    AnswerMemory.Shelf shelf = new AnswerMemory(100_000).shelf(form("passage"), TOLD);
    AtomicInteger opened = new AtomicInteger();
    Callable<Void> viewer =
        () -> {
          shelf.byTurns(() -> {
            if (shelf.find(7).isEmpty()) {
              opened.incrementAndGet();
              shelf.keep(7, FILLED, false);
            }
          });
          return null;
        };
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var done : pool.invokeAll(Collections.nCopies(40, viewer))) {
        done.get();
      }
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void whatNobodyLooksAtIsForgotten() {
    AnswerMemory memory = new AnswerMemory(100_000);
    Stream.of("one", "two").forEach(id -> memory.shelf(form(id), TOLD).keep(7, FILLED, false));
    memory.forgetIdle(Duration.ofHours(1));
    assertThat(memory.weight()).isPositive();
    memory.forgetIdle(Duration.ZERO);
    assertThat(memory.weight()).isZero();
    assertThat(memory.shelf(form("one"), TOLD).find(7)).isEmpty();
  }
}

package org.halte.field.data.charts;

import java.util.List;
import java.util.Optional;
import org.halte.field.data.DataQuery;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling.Turn;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
import org.springframework.stereotype.Service;

/**
 * A chart for each question of a form over the reports that match. Answers of older versions count
 * as the form's history tells them; what is closed to the viewer in a report is not counted at all.
 */
@Service
public class FormCharts {

  private final FormTable table;

  FormCharts(FormTable table) {
    this.table = table;
  }

  /** The charts in the form's order, and how many reports they are about. */
  public record Charts(long reports, List<QuestionChart> charts) {
    public Charts {
      charts = List.copyOf(charts);
    }
  }

  public Charts draw(Opened opened, DataQuery query) {
    List<Long> numbers = table.listNumbers(opened, query);
    List<Tally> tallies = opened.form().columns().stream().map(Tally::new).toList();
    table.each(opened, numbers, row -> tallies.forEach(tally -> take(row, tally)));
    return new Charts(numbers.size(), tallies.stream().map(Tally::chart).toList());
  }

  private static void take(DataRow row, Tally tally) {
    if (!row.open().contains(tally.column().fieldClass())) {
      return;
    }
    String key = tally.column().key();
    String version = row.head().version();
    if (tally.column().repeat().isEmpty()) {
      tally.take(version, Optional.ofNullable(row.filling().values().get(key)));
      return;
    }
    for (Turn turn : row.filling().turns()) {
      if (turn.repeat().equals(tally.column().repeat().get())) {
        tally.take(version, Optional.ofNullable(turn.values().get(key)));
      }
    }
  }
}

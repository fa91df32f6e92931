package org.halte.field.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halte.core.intake.StoredFile;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Viewer;
import org.halte.field.data.DataRow;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
import org.halte.field.data.Head;
import org.springframework.stereotype.Service;

/** The photos and other files of a form's reports, a folder for each report. */
@Service
public class FormMedia {

  private static final Viewer.System SELF = new Viewer.System("form media");

  private final FormTable table;
  private final Submissions submissions;

  FormMedia(FormTable table, Submissions submissions) {
    this.table = table;
    this.submissions = submissions;
  }

  /** How many files there are to fetch, and how many bytes they have. */
  public record Size(int files, long bytes) {}

  /** One file that has come and where it goes. */
  private record Kept(String instanceId, StoredFile file, String path) {}

  /** Only what is open to the viewer and has come. */
  public Size measure(Opened opened, List<Long> numbers) {
    int[] files = {0};
    long[] bytes = {0};
    each(
        opened,
        numbers,
        kept -> {
          files[0]++;
          bytes[0] += kept.file().size();
        });
    return new Size(files[0], bytes[0]);
  }

  /** Writes them as a zip; one file is in memory at a time. */
  public void write(Opened opened, List<Long> numbers, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      // Photos are compressed already.
      zip.setLevel(Deflater.NO_COMPRESSION);
      each(opened, numbers, kept -> put(zip, kept));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put(ZipOutputStream zip, Kept kept) {
    submissions
        .find(kept.instanceId(), SELF)
        .flatMap(submission -> submissions.findFile(submission, kept.file().name()))
        .ifPresent(content -> {
          try {
            zip.putNextEntry(new ZipEntry(kept.path()));
            zip.write(content);
            zip.closeEntry();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The files that the open answers of the reports name; only reports that have any are opened. */
  private void each(Opened opened, List<Long> numbers, Consumer<Kept> then) {
    MediaPaths paths = new MediaPaths(opened.form());
    table.eachHeads(
        opened,
        numbers,
        heads -> {
          Map<String, List<StoredFile>> stored =
              submissions.listFiles(heads.stream().map(row -> row.head().key()).toList(), SELF);
          List<Long> having =
              heads.stream()
                  .map(DataRow::head)
                  .filter(head -> stored.containsKey(head.key()))
                  .map(Head::number)
                  .toList();
          table.each(opened, having, row -> each(row, stored, paths.of(row), then));
        });
  }

  private static void each(
      DataRow row,
      Map<String, List<StoredFile>> stored,
      Map<String, String> paths,
      Consumer<Kept> then) {
    String instance = row.head().key();
    for (StoredFile file : stored.getOrDefault(instance, List.of())) {
      String path = paths.get(file.name());
      if (path != null && file.isHere()) {
        then.accept(new Kept(instance, file, path));
      }
    }
  }
}

package org.halte.field.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halte.base.formats.streams.SafeNames;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.intake.StoredFile;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Viewer;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling.Turn;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
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

  /** Only what is open to the viewer and has come. */
  public Size measure(Opened opened, List<Long> numbers) {
    int[] files = {0};
    long[] bytes = {0};
    table.each(
        opened,
        numbers,
        row ->
            listFiles(opened, row)
                .forEach(file -> {
                  files[0]++;
                  bytes[0] += file.size();
                }));
    return new Size(files[0], bytes[0]);
  }

  /** Writes them as a zip; one file is in memory at a time. */
  public void write(Opened opened, List<Long> numbers, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      // Photos are compressed already.
      zip.setLevel(Deflater.NO_COMPRESSION);
      int[] index = {0};
      table.each(opened, numbers, row -> put(zip, opened, row, ++index[0]));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put(ZipOutputStream zip, Opened opened, DataRow row, int index) {
    Set<String> taken = new HashSet<>();
    String folder =
        String.format(Locale.ROOT, "%05d_%s_", index, row.head().night())
            + SafeNames.of(row.head().instanceId().replaceFirst("^uuid:", ""));
    for (StoredFile file : listFiles(opened, row)) {
      String name = SafeNames.of(file.name());
      while (!taken.add(name.toLowerCase(Locale.ROOT))) {
        name = "_" + name;
      }
      put(zip, folder + "/" + name, row.head().instanceId(), file.name());
    }
  }

  private void put(ZipOutputStream zip, String path, String instanceId, String name) {
    submissions
        .find(instanceId, SELF)
        .flatMap(submission -> submissions.findFile(submission, name))
        .ifPresent(content -> {
          try {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
            zip.closeEntry();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The files that the open answers of a report name. */
  private List<StoredFile> listFiles(Opened opened, DataRow row) {
    Set<String> keys =
        opened.form().columns().stream()
            .filter(column -> column.kind() == Kind.FILE)
            .map(Column::key)
            .collect(Collectors.toSet());
    Set<String> named =
        Stream.concat(
                Stream.of(row.filling().values()), row.filling().turns().stream().map(Turn::values))
            .flatMap(values -> values.entrySet().stream())
            .filter(answer -> keys.contains(answer.getKey()))
            .map(answer -> answer.getValue())
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return List.of();
    }
    return submissions.find(row.head().instanceId(), SELF).stream()
        .flatMap(submission -> submissions.listFiles(submission).stream())
        .filter(file -> !file.isAwaited() && named.contains(file.name()))
        .toList();
  }
}

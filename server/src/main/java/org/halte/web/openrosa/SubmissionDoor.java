package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.halte.base.kernel.Messages;
import org.halte.core.intake.Delivery;
import org.halte.core.intake.Intake;
import org.halte.core.intake.IntakeSettings;
import org.halte.core.intake.Receipt;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/** Where phones hand in filled forms. */
@Component
class SubmissionDoor {

  /** What HEAD announces; phones split a report's photos so that each POST stays below. */
  static final long MOST_BYTES = 100_000_000;

  /**
   * Tells our own app that the sentence names files that were not kept; others show the sentence.
   */
  private static final String WITHOUT_FILES = "submit_success_without_files";

  private static final long MEGABYTE = 1_000_000;

  private final Intake intake;
  private final Messages messages;
  private final PostReader reader;
  private final UploadBudget budget = new UploadBudget(Runtime.getRuntime().maxMemory());

  SubmissionDoor(Intake intake, IntakeSettings settings, Messages messages) {
    this.intake = intake;
    this.messages = messages;
    this.reader = new PostReader(settings.largestFile());
  }

  /**
   * 201 once the form is durable, new or known; Collect takes 200 for a login page.
   *
   * @param phone who sends, asked once all has arrived: a report travels for minutes where the
   *     network is thin, and a phone may be revoked meanwhile
   */
  DoorAnswer receive(DoorRequest request, Supplier<Viewer.Device> phone, Locale locale)
      throws IOException {
    HttpServletRequest http = request.http();
    long size = http.getContentLengthLong();
    if (size > MOST_BYTES) {
      throw DoorProblem.tooLarge(size / MEGABYTE, MOST_BYTES / MEGABYTE);
    }
    int taken = budget.take(size, MOST_BYTES);
    try {
      PostReader.Post post = reader.read(http);
      String device = request.query("deviceID").orElse("");
      Receipt receipt =
          intake.receive(
              new Delivery(
                  phone.get(),
                  post.xml(),
                  post.files(),
                  device.substring(0, Math.min(device.length(), 200))));
      String key =
          switch (receipt.outcome()) {
            case CREATED -> "openrosa.received";
            case KNOWN -> "openrosa.known";
          };
      // A phone that was told no would send the same file for ever: the report is received.
      String sentence =
          receipt.refused().isEmpty()
              ? messages.text(locale, key, Map.of())
              : receipt.refused().stream()
                  .map(file -> file.sentence(messages, locale))
                  .collect(Collectors.joining(" "));
      String nature = receipt.refused().isEmpty() ? "submit_success" : WITHOUT_FILES;
      return DoorAnswer.xml(201, OpenRosaXml.message(sentence, nature));
    } finally {
      budget.giveBack(taken);
    }
  }
}

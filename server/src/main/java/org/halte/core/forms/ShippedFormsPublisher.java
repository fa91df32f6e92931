package org.halte.core.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.halte.core.forms.xlsform.Compiled;
import org.springframework.stereotype.Component;

/**
 * Publishes the forms that ship with Halte before the doors open. A start that finds them as this
 * program would make them compiles nothing.
 */
@Component
class ShippedFormsPublisher {

  private final FormLibrary library;
  private final FormStore store;

  ShippedFormsPublisher(FormLibrary library, FormStore store) {
    this.library = library;
    this.store = store;
  }

  @PostConstruct
  void publish() {
    Map<String, List<String>> known = store.listShippedHashes();
    for (ShippedForm form : ShippedForms.list()) {
      String hash = hash(form);
      if (!known.getOrDefault(form.id(), List.of()).contains(hash)) {
        publish(form, hash);
      }
    }
  }

  private void publish(ShippedForm form, String hash) {
    Compiled compiled = form.compile();
    library.put(
        new Publication(
            new FormId(compiled.formId()),
            Optional.empty(),
            compiled.title(),
            compiled.version(),
            compiled.xform().getBytes(UTF_8),
            form.markdown(),
            form.xlsx(),
            compiled
                .itemsetsCsv()
                .map(csv ->
                    new Publication.Enclosure("itemsets.csv", "text/csv", csv.getBytes(UTF_8)))
                .stream()
                .toList()),
        hash);
  }

  /** Of the source and of the program: a newer compiler may make another XForm of it. */
  private static String hash(ShippedForm form) {
    String program =
        Objects.requireNonNullElse(
            ShippedForms.class.getPackage().getImplementationVersion(), "unpackaged");
    return Digests.sha256((program + "\n" + form.markdown()).getBytes(UTF_8));
  }
}

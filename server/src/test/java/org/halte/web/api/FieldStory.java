package org.halte.web.api;

import java.nio.file.Path;
import java.util.Base64;
import org.halte.core.forms.FormLibrary;
import org.halte.web.api.FieldWorld.Association;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Stories that are told on one running Halte, a new one for each class of them. */
abstract class FieldStory {

  /** The smallest picture there is. */
  static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  @TempDir static Path folder;
  static FieldWorld world;

  @BeforeAll
  static void start() {
    world = new FieldWorld(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  /** A form of an association's own, published. */
  static OwnForm form(Association owner) {
    return new OwnForm(world.get(FormLibrary.class), owner.id());
  }
}

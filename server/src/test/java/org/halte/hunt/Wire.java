package org.halte.hunt;

import java.util.function.Consumer;

/** The line between spies and a Halte. */
interface Wire {

  Reply send(Spy spy, Ask ask);

  /**
   * Opens the stream of events.
   *
   * @param lines takes each line as it comes
   */
  Stream listen(Spy spy, Consumer<String> lines);

  /** An open stream. */
  interface Stream extends AutoCloseable {
    /** Whether the server still holds it. */
    boolean isOpen();

    @Override
    void close();
  }
}

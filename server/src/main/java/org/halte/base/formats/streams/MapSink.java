package org.halte.base.formats.streams;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes one layer after the other, each thing by thing; closing it completes the file. */
public interface MapSink extends Closeable {

  /** Ends the layer before and begins another one. */
  void layer(String name) throws IOException;

  /**
   * Adds a thing to the layer.
   *
   * @param title what a map writes beside it
   * @param names of its properties, none of them twice
   * @param values as many, texts and numbers; an empty text is no value
   */
  void thing(Geometry where, String title, List<String> names, List<Object> values)
      throws IOException;
}

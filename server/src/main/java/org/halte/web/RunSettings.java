package org.halte.web;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run one Halte. What is not said here comes from the environment or the configuration file.
 *
 * @param data the data folder; empty = {@code halte.data} or HALTE_DATA, else {@code
 *     $XDG_DATA_HOME/halte} or {@code ~/.local/share/halte}
 * @param config a file of settings, {@code name=value} in lines or YAML
 * @param properties settings that win over all others, e.g. {@code server.port}
 */
public record RunSettings(
    Optional<Path> data, Optional<Path> config, Map<String, String> properties) {

  public RunSettings {
    properties = Map.copyOf(properties);
  }

  /** Any free port of the loopback, on a folder of its own. */
  public static RunSettings in(Path data) {
    return new RunSettings(Optional.of(data), Optional.empty(), Map.of("server.port", "0"));
  }

  /** The same with one more setting. */
  public RunSettings with(String name, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(name, value);
    return new RunSettings(data, config, more);
  }
}

package org.halte.base.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes about itself in {@code postmaster.pid} (the lines are listed in
 * PostgreSQL's miscadmin.h: process, folder, start, port, socket, address, memory, status).
 */
record PostmasterFile(long pid, String status) {

  private static final String NAME = "postmaster.pid";
  private static final int STATUS_LINE = 7;

  /** Empty when there is no such file, or one that is being written at this moment. */
  static Optional<PostmasterFile> read(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve(NAME));
      String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), status));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  static void delete(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(NAME));
  }

  boolean ready(long expected) {
    return pid == expected && status.equals("ready");
  }
}

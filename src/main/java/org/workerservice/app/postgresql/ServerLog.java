package org.workerservice.app.postgresql;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The part of the server log that one launch wrote.
 *
 * @param start the position in the file, in bytes, at which the launch starts
 */
record ServerLog(Path file, long start) {
  private static final long MAX_FILE_SIZE = 16L * 1024 * 1024;
  private static final int MAX_EXCERPT_LENGTH = 64 * 1024;

  /** Starts a new log if the current one is long. Keeps one older file. */
  static ServerLog startLaunch(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > MAX_FILE_SIZE) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
  }

  LaunchOutcome outcome() throws IOException {
    List<String> lines = lines();
    if (contains(lines, "could not create any TCP/IP sockets")) {
      return new LaunchOutcome.PortTaken();
    }
    if (contains(lines, "pre-existing shared memory block")
        || contains(lines, "lock file \"postmaster.pid\" already exists")) {
      return new LaunchOutcome.MemoryHeld();
    }
    return new LaunchOutcome.Failed(lastWords(lines));
  }

  private static String lastWords(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("FATAL: ") || line.contains("PANIC: "))
        .reduce((_, later) -> later)
        .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): +", ""))
        .orElse(lines.isEmpty() ? "it ended without a message" : lines.getLast());
  }

  private static boolean contains(List<String> lines, String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  private List<String> lines() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(start, log.length() - MAX_EXCERPT_LENGTH));
      byte[] excerpt =
          new byte[(int) Math.min(MAX_EXCERPT_LENGTH, log.length() - log.getFilePointer())];
      log.readFully(excerpt);
      return new String(excerpt, StandardCharsets.UTF_8).lines().toList();
    }
  }
}

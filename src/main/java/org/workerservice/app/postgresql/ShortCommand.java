package org.workerservice.app.postgresql;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A program that was run to its end.
 *
 * @param output what it printed, standard error included
 */
record ShortCommand(int exitCode, String output) {
  private static final int NOT_RUN = -1;

  boolean succeeded() {
    return exitCode == 0;
  }

  /** Ignores interrupts. A program that is missing or cannot be executed counts as failed. */
  static ShortCommand run(List<String> command) {
    try {
      Process process = prepare(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new ShortCommand(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      return new ShortCommand(NOT_RUN, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Without the caller's PostgreSQL and locale variables: they would change where the server's
   * programs look, and the language of the messages this package reads.
   */
  static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
    environment.put("LC_ALL", "C");
    return builder;
  }
}

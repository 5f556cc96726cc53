package org.workerservice.app.postgresql;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The result of a program that has ended.
 *
 * @param output its output, including standard error
 */
record ShortCommand(int exitCode, String output) {
  private static final int NOT_RUN = -1;

  boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * Runs a program to its end. Ignores interrupts. A missing or unexecutable program has failed.
   */
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
   * Removes the caller's PostgreSQL and locale variables, which would change where the server's
   * programs look and the language of the messages that this package reads.
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

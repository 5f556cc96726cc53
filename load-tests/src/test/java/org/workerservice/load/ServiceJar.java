package org.workerservice.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The command line of the service, on the Java of this process: creates tokens and workers. */
record ServiceJar(Path jar) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Returns a token with all permissions. */
  String token(Path dataDirectory) {
    return token(dataDirectory, "load-test");
  }

  /** Returns such a token for a user. */
  String token(Path dataDirectory, String user) {
    Path output =
        run(
            List.of(
                "token",
                "--role",
                "hr_admin",
                "--subject",
                user,
                "--data-dir",
                dataDirectory + ""));
    try {
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return lines.getLast().strip();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Writes a number of different people as lines of JSON. */
  Path generate(int count, long seed, Path file) {
    Path output =
        run(List.of("generate", "--count", count + "", "--seed", seed + "", "--duplicates", "0"));
    try {
      Files.createDirectories(file.getParent());
      return Files.move(output, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private Path run(List<String> arguments) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "The file " + jar + " does not exist: build it, or set -Djar=…; see README.md.");
    }
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", jar.toString()));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("worker-service", ".out");
      int exit =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            "The command '"
                + arguments.getFirst()
                + "' of the service failed with exit code "
                + exit
                + ".");
      }
      return output;
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a command of the service was running.");
    }
  }
}

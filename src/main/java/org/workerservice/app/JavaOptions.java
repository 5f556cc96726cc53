package org.workerservice.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of the JVM that the service runs best with. The manifest of a jar cannot name them,
 * so that a service started without any begins anew with them, as the same process.
 */
final class JavaOptions {
  private static final String RECOMMENDED = "/java-" + Runtime.version().feature() + ".options";

  /** Beside the jar. The JVM passes over one that was made by another JVM or from another jar. */
  private static final String WARM_START = "worker-service.aot";

  private JavaOptions() {}

  /**
   * Begins the program of this process anew with the recommended options; returns where there are
   * none for this JVM, where somebody has given options, and where the system cannot do it.
   */
  static void take() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    Optional<String> program = self.command();
    Optional<String[]> arguments = self.arguments();
    List<String> recommended = recommended();
    if (System.getProperty("os.name").equals("Linux")
        && program.isPresent()
        && arguments.isPresent()
        && !recommended.isEmpty()
        && ManagementFactory.getRuntimeMXBean().getInputArguments().isEmpty()) {
      List<String> command = new ArrayList<>();
      command.add(program.get());
      command.addAll(recommended);
      warmStart().ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
      command.addAll(List.of(arguments.get()));
      ProcessImage.replace(Path.of(program.get()), command);
      // No logger yet: it would be made before the settings are known.
      System.err.println("The service goes on without the recommended options of its JVM.");
    }
  }

  /** Returns what a JVM has learnt in an earlier run (JEP 483, 514, 515), if it lies there. */
  private static Optional<Path> warmStart() {
    CodeSource source = JavaOptions.class.getProtectionDomain().getCodeSource();
    return Optional.ofNullable(source)
        .map(jar -> Path.of(URI.create(jar.getLocation().toString())).resolveSibling(WARM_START))
        .filter(Files::isReadable);
  }

  /** Returns the options for JVMs of this version; those of others may not know them. */
  static List<String> recommended() {
    try (InputStream file = JavaOptions.class.getResourceAsStream(RECOMMENDED)) {
      return file == null
          ? List.of()
          : new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("-"))
              .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException("The jar cannot be read.", unreadable);
    }
  }
}

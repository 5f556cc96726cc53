package org.workerservice.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The options of the JVM that the service runs best with. The manifest of a jar cannot name them,
 * so that a service started without any begins anew with them, as the same process.
 */
final class JavaOptions {
  private static final String RECOMMENDED = "/java-" + Runtime.version().feature() + ".options";

  private JavaOptions() {}

  /**
   * Begins the program of this process anew with the recommended options; returns where there are
   * none for this JVM, where somebody has given options, and where the system cannot do it.
   */
  static void take() {
    Optional<String> program = ProcessHandle.current().info().command();
    Optional<Path> jar = jar();
    List<byte[]> given = commandLine();
    List<String> recommended = recommended();
    if (program.isPresent()
        && jar.isPresent()
        && !given.isEmpty()
        && !recommended.isEmpty()
        && ManagementFactory.getRuntimeMXBean().getInputArguments().isEmpty()) {
      List<String> options = new ArrayList<>(recommended);
      jar.filter(JavaOptions::hasWarmStart)
          .ifPresent(packaged -> options.add("-XX:AOTCache=" + warmStart(packaged)));
      List<byte[]> command = new ArrayList<>(given);
      command.addAll(1, options.stream().map(String::getBytes).toList());
      ProcessImage.replace(Path.of(program.get()), command);
      // No logger yet: it would be made before the settings are known.
      System.err.println("The service goes on without the recommended options of its JVM.");
    }
  }

  /** Returns the words of this process as they were given; none but on Linux. */
  private static List<byte[]> commandLine() {
    try {
      byte[] all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
      List<byte[]> words = new ArrayList<>();
      int from = 0;
      for (int index = 0; index < all.length; index++) {
        if (all[index] == 0) {
          words.add(Arrays.copyOfRange(all, from, index));
          from = index + 1;
        }
      }
      return words;
    } catch (IOException elsewhere) {
      return List.of();
    }
  }

  /** Returns the jar that this program was loaded from, if it is packaged. */
  static Optional<Path> jar() {
    return Optional.ofNullable(JavaOptions.class.getProtectionDomain().getCodeSource())
        .map(source -> URI.create(source.getLocation().toString()))
        .filter(location -> "file".equals(location.getScheme()))
        .map(Path::of)
        .filter(Files::isRegularFile);
  }

  /**
   * Returns where what a JVM has learnt in an earlier run lies (JEP 483, 514, 515). A JVM passes
   * over what another one has learnt, or from another jar.
   */
  static Path warmStart(Path jar) {
    return jar.resolveSibling("worker-service.aot");
  }

  /** The JVM complains of one that is older than the jar. */
  private static boolean hasWarmStart(Path jar) {
    try {
      Path cache = warmStart(jar);
      return Files.isReadable(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    } catch (IOException unreadable) {
      return false;
    }
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

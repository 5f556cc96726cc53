package org.workerservice.app.startup;

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
 * The recommended JVM options of the service. The manifest of a jar cannot name them, so a service
 * that was started without options restarts itself with them, in the same process.
 */
public final class JavaOptions {
  private static final String RECOMMENDED = "/java-" + Runtime.version().feature() + ".options";

  private JavaOptions() {}

  /**
   * Restarts the program of this process with the recommended options. Returns if there are none
   * for this JVM, if the operator has set options, or if the system cannot do it.
   */
  public static void take() {
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
      // No logger yet: it would be created before the settings are known.
      System.err.println(
          "The recommended JVM options cannot be used; the service starts without them.");
    }
  }

  /** Returns the command line of this process; empty on any system but Linux. */
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
  public static Optional<Path> jar() {
    return Optional.ofNullable(JavaOptions.class.getProtectionDomain().getCodeSource())
        .map(source -> URI.create(source.getLocation().toString()))
        .filter(location -> "file".equals(location.getScheme()))
        .map(Path::of)
        .filter(Files::isRegularFile);
  }

  /**
   * Returns the path of the AOT cache of an earlier run (JEP 483, 514, 515). A JVM ignores the
   * cache of another JVM or jar.
   */
  public static Path warmStart(Path jar) {
    return jar.resolveSibling("worker-service.aot");
  }

  /** Ignores a cache that is older than the jar: the JVM would print a warning. */
  private static boolean hasWarmStart(Path jar) {
    try {
      Path cache = warmStart(jar);
      return Files.isReadable(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Returns the options for this Java version. Other versions may not know them. */
  public static List<String> recommended() {
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

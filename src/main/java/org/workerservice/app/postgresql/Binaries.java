package org.workerservice.app.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.workerservice.app.startup.StartupException;

/**
 * The server's programs, unpacked from the archive on the class path.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path directory) {
  private static final String PREFIX = "binaries-" + Cluster.MAJOR_VERSION + "-";
  private static final String PARTIAL = ".partial-";
  private static final int CHECKSUM_LENGTH = 12;

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /**
   * Unpacks the archive unless it was unpacked before. The directory gets its name in one step, so
   * an interrupted start never leaves half a server behind.
   */
  static Binaries unpack(Path home, Consumer<String> progress) throws IOException {
    String resource = resourceName();
    Path target = home.resolve(PREFIX + checksum(resource));
    if (Files.notExists(target)) {
      progress.accept("Unpacking PostgreSQL " + Cluster.MAJOR_VERSION + " ...");
      Path draft = home.resolve(target.getFileName() + PARTIAL + UUID.randomUUID());
      try (InputStream archive = open(resource)) {
        BinaryArchive.unpack(archive, draft);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(target);
  }

  /**
   * Removes the files of interrupted starts and earlier releases. Call only while no server runs.
   */
  void removeOthers() throws IOException {
    List<Path> others;
    try (Stream<Path> siblings = Files.list(directory.getParent())) {
      others =
          siblings
              .filter(path -> path.getFileName().toString().startsWith("binaries-"))
              .filter(path -> !path.equals(directory))
              .toList();
    }
    for (Path other : others) {
      Trees.delete(other);
    }
  }

  private static String resourceName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    String name =
        "postgres-%s-%s.txz"
            .formatted(system.startsWith("mac") ? "darwin" : system, arm ? "arm_64" : "x86_64");
    if ((!arm && !intel) || Binaries.class.getResource("/" + name) == null) {
      throw new StartupException(
          "This build has no PostgreSQL for %s on %s: set DATABASE_URL to a PostgreSQL %s server."
              .formatted(system, processor, Cluster.MAJOR_VERSION));
    }
    return name;
  }

  private static InputStream open(String resource) {
    return Binaries.class.getResourceAsStream("/" + resource);
  }

  private static String checksum(String resource) throws IOException {
    try (DigestInputStream archive =
        new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
      archive.transferTo(OutputStream.nullOutputStream());
      byte[] digest = archive.getMessageDigest().digest();
      return HexFormat.of().formatHex(digest).substring(0, CHECKSUM_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

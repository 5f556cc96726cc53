package org.workerservice.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.workerservice.config.reading.ConfigurationException;

/** The secret that a development instance creates at its first start. */
public final class DevelopmentKey {
  private static final String FILE = "jwt-secret";
  private static final int BYTES = 32;

  private DevelopmentKey() {}

  /**
   * Returns the secret in a data directory. Creates the directory and the secret if they are
   * missing. Any number of processes may call this at the same time: all get the same secret.
   *
   * @throws ConfigurationException if the directory is not writable or the secret is not readable
   */
  public static SharedSecret ensure(Path dataDirectory) {
    Path file = dataDirectory.resolve(FILE);
    if (!Files.exists(file)) {
      create(dataDirectory, file);
    }
    return SharedSecret.read(file, "The development key " + FILE + " in data_dir");
  }

  /**
   * Replaces the secret of this instance with the one that other instances share.
   *
   * @throws ConfigurationException if the directory is not writable
   */
  public static void adopt(Path dataDirectory, SharedSecret shared) {
    Path draft = dataDirectory.resolve(FILE + "." + UUID.randomUUID());
    try {
      write(draft, shared.secret());
      Files.move(draft, dataDirectory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UnsupportedOperationException refused) {
      throw notWritable();
    }
  }

  private static void create(Path directory, Path file) {
    try {
      Files.createDirectories(directory);
      publish(directory.resolve(FILE + "." + UUID.randomUUID()), file);
    } catch (IOException | UnsupportedOperationException refused) {
      throw notWritable();
    }
  }

  private static ConfigurationException notWritable() {
    return new ConfigurationException(
        "data_dir must name a writable directory, because the development key is stored in it.");
  }

  /**
   * Publishes the secret by a hard link: it appears with its whole content or not at all, and never
   * replaces another file.
   */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      write(draft, random());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // Another process was first. Its secret is used.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static void write(Path draft, String secret) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer content = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII));
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }
}

package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.workerservice.app.startup.StartupException;

/**
 * The server's files.
 *
 * @param home holds all files of the server; its parent is the data directory
 */
record Cluster(Path home) {
  static final String MAJOR_VERSION = "18";
  static final String SUPERUSER = "postgres";
  private static final int PASSWORD_BYTES = 32;

  static Cluster in(Path dataDirectory) {
    return new Cluster(dataDirectory.resolve("postgresql"));
  }

  Path data() {
    return home.resolve("data");
  }

  Path log() {
    return home.resolve("server.log");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  /** Refuses files of another major version, or without the superuser's password. */
  void checkExisting() throws IOException {
    if (Files.notExists(data())) {
      return;
    }
    Path file = data().resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
    if (!version.equals(MAJOR_VERSION)) {
      throw new StartupException(
          "The database files in %s are from PostgreSQL %s, but this release uses PostgreSQL %s: upgrade them with pg_upgrade, or choose another directory with --data-dir."
              .formatted(data(), version, MAJOR_VERSION));
    }
    if (Files.notExists(passwordFile())) {
      throw new StartupException(
          "The file %s is missing. It holds the password of the database: restore it from a backup."
              .formatted(passwordFile()));
    }
  }

  /** Creates the cluster if it is missing. It gets its name in one step, when it is complete. */
  void initialize(Binaries binaries, ServerAccount account, Consumer<String> progress)
      throws IOException {
    if (Files.exists(data())) {
      account.own(data());
      return;
    }
    progress.accept("Creating the database files ...");
    if (Files.notExists(passwordFile())) {
      writePassword();
    }
    account.own(passwordFile());
    Path draft = home.resolve("data.partial");
    Trees.delete(draft);
    ShortCommand initdb = ShortCommand.run(account.command(initdb(binaries, draft)));
    if (!initdb.succeeded()) {
      throw new StartupException(
          "The database files could not be created in %s: %s"
              .formatted(home, initdb.output().lines().reduce("", (_, line) -> line)));
    }
    Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> initdb(Binaries binaries, Path draft) {
    return List.of(
        binaries.program("initdb").toString(),
        "--pgdata=" + draft,
        "--username=" + SUPERUSER,
        "--pwfile=" + passwordFile(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Path draft = home.resolve("password.partial");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        draft,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
        StandardOpenOption.DSYNC);
    Files.move(draft, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }
}

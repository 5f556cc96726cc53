package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.workerservice.app.StartupException;

/**
 * A PostgreSQL 18 of our own on the loopback address, with its files in the data directory. It is
 * started again on the same port when it ends unasked, until {@link #close()}.
 *
 * <p>The caller holds the {@link DataDirectory}: without it, two instances would stop each other's
 * server.
 */
public final class EmbeddedPostgresql implements AutoCloseable {
  private final DatabaseAddress address;
  private final Supervisor supervisor;

  private EmbeddedPostgresql(DatabaseAddress address, Supervisor supervisor) {
    this.address = address;
    this.supervisor = supervisor;
  }

  /**
   * Unpacks and initialises on the first start, stops what a killed run left behind, starts the
   * server and waits until it answers with the promised settings. Blocks: seconds on the first
   * start, minutes where much has to be recovered after a crash.
   *
   * @param progress gets a line for people now and then, also later, from the thread that restarts
   *     the server
   * @throws StartupException if the server cannot be started; then nothing is left running
   */
  public static EmbeddedPostgresql start(Path dataDirectory, Consumer<String> progress) {
    try {
      Launcher launcher = prepare(dataDirectory.toRealPath(), progress);
      FirstStart.Running running = new FirstStart(launcher, progress).run();
      return supervised(launcher, running, progress);
    } catch (IOException e) {
      throw new StartupException(
          "PostgreSQL cannot be started in %s: %s".formatted(dataDirectory, e), e);
    }
  }

  /** Stops the server that a killed run left behind in a data directory, if there is one. */
  public static void stopLeftBehind(Path dataDirectory, Consumer<String> progress) {
    try {
      new LeftBehind(Cluster.in(dataDirectory).data()).stop(progress);
    } catch (IOException e) {
      throw new StartupException(
          "The PostgreSQL left behind in %s cannot be stopped: %s".formatted(dataDirectory, e), e);
    }
  }

  /** The database {@code worker_service} as superuser; stays the same until the close. */
  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server: fast, and by force after 30 seconds. Returns when it has ended. */
  @Override
  public void close() {
    supervisor.close();
  }

  private static Launcher prepare(Path dataDirectory, Consumer<String> progress)
      throws IOException {
    ServerAccount account = ServerAccount.choose();
    Cluster cluster = Cluster.in(dataDirectory);
    cluster.checkExisting();
    new LeftBehind(cluster.data()).stop(progress);
    Files.createDirectories(cluster.home());
    account.enter(dataDirectory);
    account.own(cluster.home());
    Binaries binaries = Binaries.unpack(cluster.home(), progress);
    binaries.removeOthers();
    account.own(binaries.directory());
    cluster.initialize(binaries, account, progress);
    return new Launcher(cluster, binaries, account, DiskReserve.in(dataDirectory));
  }

  private static EmbeddedPostgresql supervised(
      Launcher launcher, FirstStart.Running running, Consumer<String> progress) throws IOException {
    Supervisor supervisor =
        new Supervisor(launcher, running.port(), running.postmaster(), progress);
    supervisor.start();
    return new EmbeddedPostgresql(launcher.address(running.port(), Launcher.DATABASE), supervisor);
  }
}

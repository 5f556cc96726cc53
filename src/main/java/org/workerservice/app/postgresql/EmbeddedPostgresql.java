package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.workerservice.app.startup.StartupException;

/**
 * An embedded PostgreSQL 18 on the loopback address, with its files in the data directory. If it
 * ends unexpectedly, it is restarted on the same port, until {@link #close()}.
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
   * Unpacks and initialises the server on the first start, stops a server that a killed run left
   * behind, starts the server, and waits until it answers with the promised settings. Blocks:
   * seconds on the first start, minutes for a long recovery after a crash.
   *
   * @param progress receives progress messages for the operator, also later, from the thread that
   *     restarts the server
   * @throws StartupException if the server cannot be started; nothing is left running
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

  /** Stops the server, if any, that a killed run left behind in a data directory. */
  public static void stopLeftBehind(Path dataDirectory, Consumer<String> progress) {
    try {
      new LeftBehind(Cluster.in(dataDirectory).data()).stop(progress);
    } catch (IOException e) {
      throw new StartupException(
          "The PostgreSQL server of an earlier run in %s cannot be stopped: %s"
              .formatted(dataDirectory, e),
          e);
    }
  }

  /** Returns the address of the database {@code worker_service}, as superuser; it never changes. */
  public DatabaseAddress address() {
    return address;
  }

  /**
   * Stops the server: a fast shutdown, and after 30 seconds by force. Returns when it has ended.
   */
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

package org.workerservice.app.postgresql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.workerservice.app.startup.StartupException;

/**
 * Starts the server on a free port, waits for the last processes of a killed server to end, and
 * checks that the server has the promised settings.
 */
final class FirstStart {
  private static final int PORTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLISECONDS = 500;

  private final Launcher launcher;
  private final Consumer<String> progress;
  private volatile Postmaster launched;

  FirstStart(Launcher launcher, Consumer<String> progress) {
    this.launcher = launcher;
    this.progress = progress;
  }

  /** A server that answers, with the promised settings and the service's database. */
  record Running(Postmaster postmaster, int port) {}

  /**
   * Starts the server. If the JVM shuts down in the meantime, the half-started server stops too.
   */
  Running run() throws IOException {
    Thread stopWithUs = new Thread(this::stopLaunched, "postgresql-first-start");
    Runtime.getRuntime().addShutdownHook(stopWithUs);
    try {
      Running running = tryPorts();
      verify(running);
      return running;
    } catch (IOException | RuntimeException e) {
      stopLaunched();
      throw e;
    } finally {
      forget(stopWithUs);
    }
  }

  private Running tryPorts() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    int portsTaken = 0;
    int port = FreePort.find();
    while (true) {
      launched = launcher.launch(port);
      switch (launched.awaitReady(progress)) {
        case LaunchOutcome.Ready() -> {
          return new Running(launched, port);
        }
        case LaunchOutcome.PortTaken() -> {
          portsTaken++;
          port = FreePort.find();
        }
        case LaunchOutcome.MemoryHeld() -> awaitRemains(deadline);
        case LaunchOutcome.Failed(String reason) ->
            throw new StartupException(
                "PostgreSQL cannot start: " + reason + launcher.hint() + ".");
      }
      if (portsTaken == PORTS) {
        throw new StartupException(
            "PostgreSQL cannot start: no free TCP port on the loopback address.");
      }
    }
  }

  private void verify(Running running) throws IOException {
    try (Connection connection =
        ServerConnection.open(launcher.address(running.port(), "postgres"))) {
      ServerConnection.checkSettings(connection);
      ServerConnection.createDatabaseIfMissing(connection, Launcher.DATABASE);
    } catch (SQLException e) {
      throw new StartupException("PostgreSQL started, but does not work: " + e.getMessage(), e);
    }
  }

  private void awaitRemains(Instant deadline) {
    if (Instant.now().isAfter(deadline)) {
      throw new StartupException(
          "Processes of an earlier PostgreSQL server still use %s after %d seconds: stop them and start again."
              .formatted(launcher.cluster().data(), PATIENCE.toSeconds()));
    }
    progress.accept("Waiting for the last processes of an earlier PostgreSQL server to end ...");
    Pause.milliseconds(PAUSE_MILLISECONDS);
  }

  private void stopLaunched() {
    Postmaster postmaster = launched;
    if (postmaster != null) {
      postmaster.stop();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is already shutting down, and the hook does the work.
    }
  }
}

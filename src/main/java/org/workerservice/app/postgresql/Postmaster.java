package org.workerservice.app.postgresql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running server process: a child of this JVM, in a separate session. */
final class Postmaster {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLISECONDS = 50;
  private static final long FAST_SECONDS = 30;
  private static final long IMMEDIATE_SECONDS = 10;

  // cannot_connect_now, too_many_connections, admin_shutdown, crash_shutdown
  private static final Set<String> PASSING_STATES = Set.of("57P03", "53300", "57P01", "57P02");

  private final Process process;
  private final ServerLog log;
  private final DatabaseAddress maintenance;

  Postmaster(Process process, ServerLog log, DatabaseAddress maintenance) {
    this.process = process;
    this.log = log;
    this.maintenance = maintenance;
  }

  long processId() {
    return process.pid();
  }

  void awaitExit() throws InterruptedException {
    process.waitFor();
  }

  /**
   * Waits until the server accepts connections or has ended. Recovery after a crash may be slow.
   */
  LaunchOutcome awaitReady(Consumer<String> progress) throws IOException {
    Instant begin = Instant.now();
    Instant nextWord = begin.plus(SILENCE);
    while (process.isAlive()) {
      try (Connection _ = ServerConnection.open(maintenance)) {
        return new LaunchOutcome.Ready();
      } catch (SQLException e) {
        if (!isPassing(e)) {
          return new LaunchOutcome.Failed(e.getMessage());
        }
      }
      if (Instant.now().isAfter(begin.plus(PATIENCE))) {
        return new LaunchOutcome.Failed("no answer within " + PATIENCE.toMinutes() + " minutes");
      }
      if (Instant.now().isAfter(nextWord)) {
        nextWord = Instant.now().plus(SILENCE);
        progress.accept("PostgreSQL is still starting (it may be recovering from a crash) ...");
      }
      Pause.milliseconds(PAUSE_MILLISECONDS);
    }
    return log.outcome();
  }

  /** Stops the server and waits. Does nothing if it has already ended. */
  void stop() {
    boolean gone =
        !process.isAlive()
            || tell(Signal.INT, FAST_SECONDS)
            || tell(Signal.QUIT, IMMEDIATE_SECONDS);
    if (!gone) {
      process.destroyForcibly();
      awaitEnd(IMMEDIATE_SECONDS);
    }
  }

  private boolean tell(Signal signal, long seconds) {
    signal.send(process.pid());
    return awaitEnd(seconds);
  }

  // An interrupt must not cut a shutdown short: unlike waitFor, joining a future ignores it.
  private boolean awaitEnd(long seconds) {
    return process
        .onExit()
        .thenApply(_ -> true)
        .completeOnTimeout(false, seconds, TimeUnit.SECONDS)
        .join();
  }

  private static boolean isPassing(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || PASSING_STATES.contains(state);
  }
}

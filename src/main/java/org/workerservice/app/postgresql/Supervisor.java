package org.workerservice.app.postgresql;

import java.io.IOException;
import java.util.function.Consumer;
import org.workerservice.app.startup.StartupException;

/**
 * Keeps the server running: restarts it on the same port if it ends unexpectedly, until {@link
 * #close()}. Runs in a separate virtual thread, which never keeps the JVM alive.
 */
final class Supervisor implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLISECONDS = 100;
  private static final long MAX_PAUSE_MILLISECONDS = 5_000;

  private final Launcher launcher;
  private final int port;
  private final Consumer<String> progress;
  private final Thread thread;
  private volatile Postmaster current;
  private volatile boolean closing;

  Supervisor(Launcher launcher, int port, Postmaster running, Consumer<String> progress) {
    this.launcher = launcher;
    this.port = port;
    this.current = running;
    this.progress = progress;
    this.thread = Thread.ofVirtual().name("postgresql-supervisor").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    joinUninterruptibly();
    current.stop();
  }

  private void watch() {
    while (!closing) {
      try {
        current.awaitExit();
        if (!closing) {
          progress.accept("PostgreSQL ended unexpectedly; restarting it ...");
          restart();
        }
      } catch (InterruptedException | StartupException _) {
        // Only close() interrupts this thread; the loop ends.
        closing = true;
      }
    }
  }

  private void restart() {
    long pause = FIRST_PAUSE_MILLISECONDS;
    String lastReason = "";
    while (!closing) {
      String reason = tryOnce();
      if (reason.isEmpty()) {
        progress.accept("PostgreSQL is running again.");
        return;
      }
      if (!reason.equals(lastReason)) {
        progress.accept("PostgreSQL cannot start yet: " + reason);
      }
      lastReason = reason;
      Pause.milliseconds(pause);
      pause = Math.min(2 * pause, MAX_PAUSE_MILLISECONDS);
    }
  }

  /** Returns why the server does not answer; empty if it does. */
  private String tryOnce() {
    try {
      current.stop();
      current = launcher.launch(port);
      return switch (current.awaitReady(progress)) {
        case LaunchOutcome.Ready() -> "";
        case LaunchOutcome.PortTaken() -> "another program uses port " + port;
        case LaunchOutcome.MemoryHeld() -> "processes of the killed server are still ending";
        case LaunchOutcome.Failed(String reason) -> reason;
      };
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

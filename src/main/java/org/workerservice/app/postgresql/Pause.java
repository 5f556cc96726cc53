package org.workerservice.app.postgresql;

import org.workerservice.app.startup.StartupException;

/** Waits between two checks of another process. */
final class Pause {
  private Pause() {}

  /** Sleeps. An interrupt aborts the start. */
  static void milliseconds(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("The start was interrupted.", e);
    }
  }
}

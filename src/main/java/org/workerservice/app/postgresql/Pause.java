package org.workerservice.app.postgresql;

import org.workerservice.app.StartupException;

/** Waiting between two looks at another process. */
final class Pause {
  private Pause() {}

  /** An interrupt ends the start. */
  static void milliseconds(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("The start was interrupted.", e);
    }
  }
}

package org.workerservice.app.startup;

import java.net.BindException;
import java.util.concurrent.CompletionException;

/** Explains in one sentence why a part did not start. */
public final class StartupFailures {
  private StartupFailures() {}

  /** Returns a sentence on a failed start, with what to do. */
  public static StartupException explain(Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupException explained) {
        return explained;
      }
      if (cause instanceof BindException) {
        return new StartupException(
            "Another program uses the HTTP port: choose another with --http-port or HTTP_PORT"
                + " (0 lets the system choose).",
            error);
      }
    }
    Throwable shown = error instanceof CompletionException ? error.getCause() : error;
    return new StartupException(
        "The service could not start: " + (shown == null ? error : shown).getMessage(), error);
  }
}

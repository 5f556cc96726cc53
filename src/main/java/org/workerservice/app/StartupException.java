package org.workerservice.app;

/**
 * The service cannot start. The message is what the operator reads: one sentence that says what is
 * wrong and what to do, without secrets and without personal data.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence the operator reads. */
  public StartupException(String message) {
    super(message);
  }

  /** With the sentence the operator reads, and the cause for the log. */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}

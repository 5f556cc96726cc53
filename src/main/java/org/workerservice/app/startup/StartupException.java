package org.workerservice.app.startup;

/**
 * The service cannot start. The message is for the operator: it says what is wrong and what to do,
 * without secrets and without personal data.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a sentence for the operator. */
  public StartupException(String message) {
    super(message);
  }

  /** Creates an exception with a sentence for the operator and the cause for the log. */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
